import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { formatDuration } from '../../../core/text/duration.ts';

/** What is said of an upload that is watched. */
export const watchingTexts = {
  /** `Watching every 30 s, 120 requests an hour`. */
  how: (milliseconds: number, requests: number) =>
    `Watching every ${formatCount(Math.round(milliseconds / 1000))} s, ${formatCount(requests)} requests an hour`,
  rate: (parts: number, bytes: number) =>
    `${parts < 10 ? (Math.round(parts * 10) / 10).toString() : formatCount(Math.round(parts))} parts, ${formatBytes(bytes)} a minute`,
  lastPart: (seconds: number) => `last part ${ago(seconds)}`,
  noPart: (seconds: number) => `no part for ${formatDuration(seconds)}`,
  left: (seconds: number) => `${formatDuration(seconds)} left`,
};

function ago(seconds: number): string {
  return seconds < 60 ? `${Math.floor(seconds)} s ago` : `${formatDuration(seconds)} ago`;
}
