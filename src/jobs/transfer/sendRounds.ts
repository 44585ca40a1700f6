import { type ByteRange, totalLength } from '../../core/byteRange.ts';
import { cancelled, type GlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { type NextRound, nextRound } from '../../core/transfer/nextRound.ts';
import type { GlacierPort, UploadPlace } from '../../glacier/port.ts';
import type { LocalFile } from '../files/localFile.ts';
import type { PauseControl } from '../pacing/pauseControl.ts';
import type { SendOptions, SendResult } from './sendOptions.ts';
import { sendParts } from './sendParts.ts';

/** Why nothing can be sent for now. */
export interface Held {
  readonly reason: GlacierError;
  /** Until it is tried again by itself; absent where somebody has to mend something, or go on after a pause. */
  readonly milliseconds?: number;
  /** Somebody had paused before: nothing but that person goes on. */
  readonly paused: boolean;
}

export interface RoundOptions extends SendOptions {
  /** Paused while nothing can be sent; what is left is tried again when it is resumed, by whomever. */
  readonly pause: PauseControl;
  /** Called when nothing can be sent for now, and with undefined when it is tried again. */
  readonly onHold: (held: Held | undefined) => void;
  /** By default as `nextRound` has it. */
  readonly next?: typeof nextRound;
}

/**
 * Sends parts as `sendParts` does, and again what is left, over an outage of the network, expired credentials and the
 * sleep of the computer, until all are sent or nothing but another decision helps.
 */
export async function sendRounds(
  port: Pick<GlacierPort, 'uploadPart' | 'describeUpload'>,
  upload: UploadPlace,
  file: LocalFile,
  ranges: readonly ByteRange[],
  options: RoundOptions,
): Promise<SendResult> {
  const { signal, onProgress, next = nextRound } = options;
  const total = totalLength(ranges);
  const sent: Part[] = [];
  let waits = 0;
  for (let rest = ranges; ;) {
    const before = totalLength(sent.map(({ range }) => range));
    const round = await sendParts(port, upload, file, rest, {
      ...options,
      onProgress: (bytes) => onProgress?.(before + bytes, total),
    });
    sent.push(...round.sent);
    if (round.sent.length > 0) waits = 0;
    const result = { ...round, sent };
    const left = round.left.map(({ error }) => error.kind);
    const how = next({ sent: round.sent.length, left, stopped: round.stopped?.kind }, waits);
    if (how.kind === 'over') return result;
    if (how.kind !== 'again') {
      if (await hold(options, round, how).catch(() => false)) waits++;
      if (signal.aborted) return { ...result, stopped: cancelled() };
    }
    rest = round.left.map(({ range }) => range);
  }
}

/**
 * Waits; returns whether nobody but the clock has ended that.
 * @throws GlacierError `cancelled` when the signal aborts
 */
async function hold(
  { pause, signal, onHold }: RoundOptions,
  { stopped, left }: SendResult,
  how: Exclude<NextRound, { kind: 'over' | 'again' }>,
): Promise<boolean> {
  const reason = stopped ?? left[0]?.error ?? cancelled();
  const { paused } = pause;
  const milliseconds = how.kind === 'after' && !paused ? how.milliseconds : undefined;
  pause.pause();
  onHold({ reason, paused, ...(milliseconds !== undefined && { milliseconds }) });
  let isLate = false;
  const end = () => {
    isLate = true;
    pause.resume();
  };
  const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
  try {
    await pause.passed(signal);
    return isLate;
  } finally {
    clearTimeout(timer);
    onHold(undefined);
  }
}
