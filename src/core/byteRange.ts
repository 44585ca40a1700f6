/** A run of bytes within an archive. `end` is inclusive, as everywhere in the Glacier API (Upload Part, List Parts). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Length in bytes; `end` is inclusive, so 0–0 is one byte. */
export function lengthOf(range: ByteRange): number {
  return range.end - range.start + 1;
}

/** Orders what has a range as List Parts does: by its first byte, then by its last. */
export function byRange(one: { readonly range: ByteRange }, other: { readonly range: ByteRange }): number {
  return one.range.start - other.range.start || one.range.end - other.range.end;
}

/** The lengths of ranges taken together, in bytes; what two of them share counts twice. */
export function totalLength(ranges: readonly ByteRange[]): number {
  return ranges.reduce((sum, range) => sum + lengthOf(range), 0);
}

/** `start-end` with an inclusive end: the form of `RangeInBytes` in List Parts. */
export function formatRange(range: ByteRange): string {
  return `${range.start}-${range.end}`;
}

/**
 * Reads `start-end` with an inclusive end. Undefined for anything else, for an end before its start, and for
 * offsets that a double cannot hold exactly (an archive ends below 2^46).
 */
export function parseRange(text: string): ByteRange | undefined {
  const match = /^(\d{1,16})-(\d{1,16})$/.exec(text);
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = Number(match[2]);
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start <= end
    ? { start, end }
    : undefined;
}
