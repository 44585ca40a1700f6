import { type ByteRange, lengthOf, totalLength } from '../../core/byteRange.ts';
import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { standardBackoff } from '../../core/transfer/backoff.ts';
import type { GlacierPort, UploadPlace } from '../../glacier/port.ts';
import type { LocalFile } from '../files/localFile.ts';
import { AdaptiveTurns } from '../pacing/adaptiveTurns.ts';
import { PartBuffers } from './partBuffers.ts';
import { PartMemory } from './partMemory.ts';
import { PauseControl } from '../pacing/pauseControl.ts';
import { RunEnding } from './runEnding.ts';
import type { SendOptions, SendResult } from './sendOptions.ts';
import { sendPart } from './sendPart.ts';
import type { SendRun } from './sendRun.ts';
import { stateTeller } from './sendState.ts';
import { ThrottleWait } from '../pacing/throttleWait.ts';

const standardConcurrency = 4;

/**
 * Sends parts of an open file into an upload: each is hashed, sent, and counted when the service has answered with the
 * same hash and the file has not changed since it was opened. Trouble that passes is waited out, part by part; a part
 * that fails all its tries is left, and the others go on. Trouble that every part would have ends the run, and what was
 * sent so far is kept: after `expired` or `signIn` the caller waits for the sign-in and sends what is left. When this
 * returns nothing is under way any more, and the file can be closed.
 * @param ranges whole parts, inclusive ends; begun in this order
 * @throws GlacierError `cancelled` when the threads of the pool have ended; everything else is in the result
 */
export async function sendParts(
  port: Pick<GlacierPort, 'uploadPart' | 'describeUpload'>,
  upload: UploadPlace,
  file: LocalFile,
  ranges: readonly ByteRange[],
  options: SendOptions,
): Promise<SendResult> {
  const { pool, signal, pause = new PauseControl(), onPart, onProgress, onState, onRetry } = options;
  const { concurrency = standardConcurrency, memory = new PartMemory() } = options;
  const { backoff = standardBackoff, random = Math.random } = options;
  const ending = new RunEnding(signal);
  const waiting = [...ranges];
  const sent: Part[] = [];
  const unsent = new Map<ByteRange, GlacierError | undefined>(ranges.map((range) => [range, undefined]));
  const total = totalLength(ranges);
  let bytes = 0;
  const begun = new Set<ByteRange>();

  const turns = new AdaptiveTurns(concurrency);
  const throttle = new ThrottleWait(backoff, random);
  const buffers = new PartBuffers(Math.max(1, ...ranges.map(lengthOf)), memory);
  const tellState = stateTeller({ turns, throttle, buffers }, pause, begun, onState);
  const run: SendRun = {
    port,
    upload,
    file,
    pool,
    turns,
    throttle,
    buffers,
    limiter: options.limiter,
    backoff,
    random,
    ending: ending.ending,
    stopped: ending.stopped,
    onBytes: (more) => onProgress?.((bytes += more), total),
    onRetry: (failed) => onRetry?.(failed),
    onChange: tellState,
  };

  const send = async (range: ByteRange) => {
    try {
      const part = await sendPart(run, range);
      unsent.delete(range);
      sent.push(part);
      await tellPart(part);
    } catch (cause) {
      const error = toGlacierError(cause);
      // What is given up because the run is ending has no trouble of its own.
      unsent.set(range, error.kind === 'cancelled' ? undefined : error);
      ending.judge(error);
    }
  };

  const tellPart = async (part: Part) => {
    try {
      await onPart?.(part);
    } catch (error) {
      ending.finishFor(toGlacierError(error));
    }
  };

  const sendInLine = async () => {
    while (waiting.length > 0) {
      // Rejects when the run is ending, which ends the loop as well.
      await pause.passed(run.ending).catch(() => {});
      const range = run.ending.aborted ? undefined : waiting.shift();
      if (!range) return;
      begun.add(range);
      tellState();
      await send(range);
      begun.delete(range);
      tellState();
    }
  };

  const release = pool.hold();
  const watching = pause.onDidChange(tellState);
  try {
    tellState();
    await Promise.all(Array.from({ length: turns.count.limit }, sendInLine));
  } finally {
    watching.dispose();
    buffers.dispose();
    await release();
  }
  const left = [...unsent].map(([range, error]) => ({ range, error: error ?? ending.cause }));
  const stopped = run.ending.aborted && (left.length > 0 || !signal.aborted);
  return { sent, left, ...(stopped && { stopped: ending.cause }) };
}
