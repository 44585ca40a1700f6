import { readSync } from 'node:fs';
import type { ByteRange } from '../../core/byteRange.ts';
import { leafSize } from '../../core/treeHash/treeHash.ts';
import type { HashOutcome, StopFlag } from './hashMessages.ts';

/*
 * One leaf per read: 1 MiB stays in the processor's cache between reading and hashing. Reads of 4 MiB were slower.
 */
const oneLeaf = Buffer.allocUnsafeSlow(leafSize);

/**
 * Reads a range of an open file in the calling thread, and passes on one leaf (1 MiB, the last one less) at a time; its
 * bytes are valid during the call only, unless there is a `target`, in which they are left one after the other. Returns
 * undefined when all was read, else what went wrong.
 */
export function readLeaves(
  fd: number,
  range: ByteRange,
  stop: StopFlag,
  take: (leaf: Uint8Array) => void,
  target?: Uint8Array,
): HashOutcome | undefined {
  for (let at = range.start; at <= range.end; at += leafSize) {
    if (Atomics.load(stop, 0) !== 0) return { kind: 'stopped' };
    const wanted = Math.min(leafSize, range.end + 1 - at);
    const leaf = target
      ? target.subarray(at - range.start, at - range.start + wanted)
      : oneLeaf.subarray(0, wanted);
    for (let filled = 0; filled < wanted;) {
      let count: number;
      try {
        count = readSync(fd, leaf, filled, wanted - filled, at + filled);
      } catch (error) {
        return { kind: 'failed', at: at + filled, code: codeOf(error) };
      }
      if (count === 0) return { kind: 'ended', at: at + filled };
      filled += count;
    }
    take(leaf);
  }
  return undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
