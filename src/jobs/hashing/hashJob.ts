import { cancelled, GlacierError } from '../../core/errors.ts';
import { assertGoing } from '../cancellation.ts';
import { readError } from '../files/fileErrors.ts';
import { fileTexts } from '../files/texts.ts';
import type { Hashed, HashInput, HashOutcome, StopFlag } from './hashMessages.ts';
import type { HashPool } from './hashPool.ts';
import type { LocalFile } from '../files/localFile.ts';
import { hashingTexts as texts } from './texts.ts';

export interface HashOptions {
  readonly pool: HashPool;
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes read so far, several times a second. */
  readonly onProgress?: (bytes: number) => void;
}

/** The tasks on one file: stopped together, and all of them settled before the job ends. */
export interface HashJob {
  /**
   * Runs a task and returns what it found.
   * @throws GlacierError `cancelled`, `file` for a failed read, `fileChanged` for a file that ended early
   */
  run(input: HashInput): Promise<Hashed>;
}

/**
 * Runs `use` with a job on an open file. When this ends, by success, error or `signal`, no thread reads the file any
 * more, so it can be closed.
 * @throws GlacierError `cancelled` when the signal is aborted; what `use` throws
 */
export async function withHashJob<T>(
  file: LocalFile,
  { pool, signal, onProgress }: HashOptions,
  use: (job: HashJob) => Promise<T>,
): Promise<T> {
  assertGoing(signal);
  const stop: StopFlag = new Int32Array(new SharedArrayBuffer(4));
  const tasks = new Set<Promise<HashOutcome>>();
  let read = 0;
  const run = async (input: HashInput) => {
    const task = pool.run({ fd: file.fd, stop, input }, (bytes) => onProgress?.((read += bytes)));
    tasks.add(task);
    const outcome = await task;
    tasks.delete(task);
    return hashedOf(outcome, file);
  };
  const onAbort = () => pool.stop(stop);
  const release = pool.hold();
  signal?.addEventListener('abort', onAbort);
  try {
    return await use({ run });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    pool.stop(stop);
    await Promise.all(tasks);
    await release();
  }
}

async function hashedOf(outcome: HashOutcome, file: LocalFile): Promise<Hashed> {
  switch (outcome.kind) {
    case 'done':
      return outcome;
    case 'stopped':
      throw cancelled();
    case 'failed':
      throw readError(file.path, outcome.code, outcome.at);
    case 'ended':
      await file.assertUnchanged();
      throw readError(file.path, fileTexts.endedEarly, outcome.at);
    case 'broken':
      throw new GlacierError('unknown', texts.threadEnded, { cause: outcome.cause });
  }
}
