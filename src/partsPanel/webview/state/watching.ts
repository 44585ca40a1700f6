import type { WatchState } from '../../protocol/messages.ts';
import { watchingTexts as texts } from '../texts/watching.ts';

/** How an upload is watched, and what was seen: how fast it grows, when its last part came, how long it will take. */
export function watchingText(watch: WatchState, now: number): string {
  const { interval, requests, since, quietAfter, lastArrival, rate, secondsLeft } = watch;
  const quiet = (now - (lastArrival ?? since)) / 1000;
  const isQuiet = lastArrival === undefined || quiet * 1000 > quietAfter;
  return [
    texts.how(interval, requests),
    ...(rate && !isQuiet ? [texts.rate(rate.parts, rate.bytes)] : []),
    isQuiet ? texts.noPart(quiet) : texts.lastPart(quiet),
    ...(secondsLeft !== undefined && !isQuiet ? [texts.left(secondsLeft)] : []),
  ].join(' · ');
}
