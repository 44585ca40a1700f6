import { type ByteRange, lengthOf } from '../byteRange.ts';
import type { Part } from '../model.ts';

/** What listed parts come to. */
export interface ListedSummary {
  readonly parts: number;
  /** In the parts. */
  readonly bytes: number;
  readonly gaps: number;
  readonly gapBytes: number;
}

/** Sums up parts in the order of their first bytes; `tail` is what is known to be missing after the last one. */
export function summarize(parts: Iterable<Part>, tail?: ByteRange): ListedSummary {
  let [count, bytes, gaps, gapBytes, expected] = [0, 0, 0, 0, 0];
  for (const { range } of parts) {
    count++;
    bytes += lengthOf(range);
    if (range.start > expected) {
      gaps++;
      gapBytes += range.start - expected;
    }
    expected = Math.max(expected, range.end + 1);
  }
  if (tail) {
    gaps++;
    gapBytes += lengthOf(tail);
  }
  return { parts: count, bytes, gaps, gapBytes };
}
