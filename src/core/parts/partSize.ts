import { GiB, MiB } from '../text/bytes.ts';

/** Parts an upload may have (guide: "Uploading Large Archives in Parts", quick facts). */
export const maxParts = 10_000;

const smallest = MiB;
const largest = 4 * GiB;

/** All part sizes there are, in bytes, the smallest first. */
export const partSizes: readonly number[] = Array.from({ length: 13 }, (_, power) => smallest * 2 ** power);

/** A part size in bytes is 1 MiB times a power of two, up to 4 GiB (guide: "Initiate Multipart Upload"). */
export function isPartSize(bytes: number): boolean {
  return (
    Number.isSafeInteger(bytes) && bytes >= smallest && bytes <= largest && Number.isInteger(Math.log2(bytes))
  );
}

/** The number of the part that begins at or holds the byte at `offset`, counted from 1. */
export function partNumberAt(offset: number, partSize: number): number {
  return Math.floor(offset / partSize) + 1;
}
