import { type ByteRange, formatRange } from '../byteRange.ts';
import type { Part } from '../model.ts';
import { coverageOf, gapsOf } from './coverage.ts';
import { countParts, partRange } from './partGrid.ts';

/**
 * The ranges (inclusive ends) that no listed part covers, in order: those between parts, and what is missing up to
 * `least`, the bytes that the archive is to have at least. Parts may come in any order.
 */
export function missingRanges(parts: readonly Part[], partSize: number, least = 0): ByteRange[] {
  const covering = parts.map(({ range }) => ({ range, state: 'uploaded' as const }));
  return gapsOf(coverageOf(covering, { partSize, done: true, least }));
}

/** What is to be sent for an upload to have all parts of a file. */
export interface MissingParts {
  /** The ranges of whole parts that are not listed, in order; inclusive ends. */
  readonly ranges: readonly ByteRange[];
  /** Listed parts that are no part of the file, or the places they take, whichever are more. */
  readonly misfits: number;
}

/**
 * The parts of a file of `size` bytes that are not listed, for an upload with parts of `partSize` bytes. Only parts
 * whose whole range is free are among them: what becomes of bytes that are sent twice in different ranges is not
 * documented.
 */
export function missingParts(listed: readonly Part[], partSize: number, size: number): MissingParts {
  const count = countParts(size, partSize);
  const ranges = missingRanges(listed, partSize, size).flatMap((gap) => {
    const first = Math.ceil(gap.start / partSize);
    const end = gap.end + 1 >= size ? count : Math.floor((gap.end + 1) / partSize);
    return Array.from({ length: Math.max(0, end - first) }, (_, index) =>
      partRange(first + index + 1, partSize, size),
    );
  });
  const whole = listed.map(({ range }) => range).filter(isWhole);
  const present = new Set(whole.map(formatRange));
  return { ranges, misfits: Math.max(count - ranges.length - present.size, listed.length - whole.length) };

  function isWhole({ start, end }: ByteRange): boolean {
    return (
      start % partSize === 0 && start < size && partRange(start / partSize + 1, partSize, size).end === end
    );
  }
}
