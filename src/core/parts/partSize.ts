import { partSizeLimits } from '../serviceLimits.ts';

const { least, most } = partSizeLimits;

/** All part sizes there are, in bytes, the smallest first. */
export const partSizes: readonly number[] = Array.from(
  { length: Math.log2(most / least) + 1 },
  (_, power) => least * 2 ** power,
);

/** A part size in bytes is 1 MiB times a power of two, up to 4 GiB (guide: "Initiate Multipart Upload"). */
export function isPartSize(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes >= least && bytes <= most && Number.isInteger(Math.log2(bytes));
}

/** The number of the part that begins at or holds the byte at `offset`, counted from 1. */
export function partNumberAt(offset: number, partSize: number): number {
  return Math.floor(offset / partSize) + 1;
}
