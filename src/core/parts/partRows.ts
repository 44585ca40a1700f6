import { type ByteRange, lengthOf } from '../byteRange.ts';
import type { Part } from '../model.ts';
import type { PartFlag } from './partFlags.ts';
import { partNumberAt } from './partSize.ts';

/** A part as it is listed, with what is wrong with it. */
export interface ListedPart extends Omit<Part, 'endCorrected'> {
  readonly kind: 'part';
  /** Counted from 1, by its first byte. */
  readonly number: number;
  readonly flags: readonly PartFlag[];
}

/** Bytes that no listed part covers, before one that is listed. */
export interface Gap {
  readonly kind: 'gap';
  readonly range: ByteRange;
}

export type PartRow = ListedPart | Gap;

/** What is known of the parts around a run of consecutive ones. */
export interface Surroundings {
  /** The first byte after all parts listed before: 0 for the first page. */
  readonly expected: number;
  /** Whether a part is listed, or may be, after the last one. */
  readonly more: boolean;
}

/**
 * The rows for consecutive parts in the order of the list: each part with what is wrong with it, and a gap wherever two
 * of them do not meet (the first of all must begin at 0). Nothing is said about what follows the last part.
 */
export function partRows(parts: readonly Part[], partSize: number, around: Surroundings): PartRow[] {
  const rows: PartRow[] = [];
  let { expected } = around;
  for (const [index, part] of parts.entries()) {
    const { start, end } = part.range;
    if (start > expected) rows.push({ kind: 'gap', range: { start: expected, end: start - 1 } });
    const last = index === parts.length - 1 && !around.more;
    const flags = flagsOf(part, partSize, expected, last);
    const { range, treeHash } = part;
    rows.push({ kind: 'part', number: partNumberAt(start, partSize), range, treeHash, flags });
    expected = Math.max(expected, end + 1);
  }
  return rows;
}

function flagsOf(part: Part, partSize: number, expected: number, last: boolean): PartFlag[] {
  const flags: PartFlag[] = [];
  const length = lengthOf(part.range);
  if (length < partSize && !last) flags.push('short');
  if (length > partSize) flags.push('long');
  if (part.range.start % partSize !== 0) flags.push('misaligned');
  if (part.range.start < expected) flags.push('overlapping');
  if (part.endCorrected) flags.push('endCorrected');
  return flags;
}

/** The first byte after `expected` and all of `parts`. */
export function coveredTo(parts: readonly Part[], expected: number): number {
  return parts.reduce((to, { range }) => Math.max(to, range.end + 1), expected);
}
