import { type ByteRange, lengthOf } from '../../core/byteRange.ts';
import { MiB } from '../../core/text/bytes.ts';

/**
 * Bytes that a thread hashes in one go: a power of two of leaves, so that the tree hashes of pieces combine to that of
 * their range, and enough that the cost of a message does not matter.
 */
export const pieceSize = 32 * MiB;

/** A run of bytes of one of several ranges. */
export interface Piece {
  /** Index of its range, counted from 0. */
  readonly index: number;
  readonly range: ByteRange;
  /** Its range ends with it. */
  readonly last: boolean;
}

/** Cuts ranges into pieces, and groups these in order into tasks of `pieceSize` or a little more. */
export function* hashTasks(ranges: Iterable<ByteRange>): Generator<readonly Piece[]> {
  let task: Piece[] = [];
  let bytes = 0;
  let index = 0;
  for (const range of ranges) {
    for (let start = range.start; start <= range.end; start += pieceSize) {
      const piece = { start, end: Math.min(start + pieceSize - 1, range.end) };
      task.push({ index, range: piece, last: piece.end === range.end });
      bytes += lengthOf(piece);
      if (bytes < pieceSize) continue;
      yield task;
      task = [];
      bytes = 0;
    }
    index++;
  }
  if (task.length > 0) yield task;
}
