import type { ByteRange } from '../../core/byteRange.ts';

/*
 * Messages between the pool and its workers. A task names an open file by its descriptor, which belongs to the whole
 * process: the file is opened, watched and closed in one place.
 */

/** Bytes of a SHA-256. */
export const hashLength = 32;

/** Set to 1 to stop the tasks that carry it; shared memory, so that a worker sees it in the middle of a task. */
export type StopFlag = Int32Array<SharedArrayBuffer>;

/** What a task hashes. */
export type HashInput =
  /** The tree hash of each range by itself; the reply has them one after the other. */
  | { readonly kind: 'trees'; readonly ranges: readonly ByteRange[] }
  /** The SHA-256 of one range in one go. Its worker does nothing else until it is done. */
  | { readonly kind: 'linear'; readonly range: ByteRange };

export interface HashTask {
  readonly id: number;
  readonly fd: number;
  readonly stop: StopFlag;
  readonly input: HashInput;
}

/** How a task ended. Offsets are bytes from the start of the file. */
export type HashOutcome =
  | { readonly kind: 'done'; readonly hashes: Uint8Array }
  | { readonly kind: 'stopped' }
  /** The file ends before this offset, though it should not. */
  | { readonly kind: 'ended'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly code: string }
  /** The worker broke, or could not be started. */
  | { readonly kind: 'broken'; readonly cause: unknown };

/** Both with the bytes read since the message before. */
export type HashReply =
  | { readonly id: number; readonly kind: 'progress'; readonly bytes: number }
  | {
      readonly id: number;
      readonly kind: 'outcome';
      readonly bytes: number;
      readonly outcome: HashOutcome;
    };
