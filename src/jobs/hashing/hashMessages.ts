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
  | { readonly kind: 'linear'; readonly range: ByteRange }
  /**
   * The tree hash of one range and its SHA-256 in one go, one after the other, read once; as a linear one. Its bytes are
   * left in `buffer`, which is large enough, and handed over with the task and with its outcome.
   */
  | { readonly kind: 'both'; readonly range: ByteRange; readonly buffer?: ArrayBuffer };

/** Whether a task needs a thread for itself: each block of a linear hash builds on the one before. */
export function needsThread({ kind }: HashInput): boolean {
  return kind !== 'trees';
}

export interface HashTask {
  readonly id: number;
  readonly fd: number;
  readonly stop: StopFlag;
  readonly input: HashInput;
}

/** What a task found: its hashes, 32 bytes each, and the buffer that it was given. */
export interface Hashed {
  readonly kind: 'done';
  readonly hashes: Uint8Array;
  readonly buffer?: ArrayBuffer;
}

/** How a task ended. Offsets are bytes from the start of the file. */
export type HashOutcome =
  | Hashed
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
