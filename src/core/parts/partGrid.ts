import type { ByteRange } from '../byteRange.ts';
import { formatBytes, formatCount, MiB } from '../text/bytes.ts';
import { GlacierError } from '../errors.ts';
import { maxParts, partSizeLimits } from '../serviceLimits.ts';
import { isPartSize } from './partSize.ts';

/** How many parts of `partSize` bytes a file of `size` bytes makes. */
export function countParts(size: number, partSize: number): number {
  return Math.ceil(size / partSize);
}

/** Where the part of that number (from 1) lies in a file of `size` bytes; only the last one may be smaller. */
export function partRange(number: number, partSize: number, size: number): ByteRange {
  const start = (number - 1) * partSize;
  return { start, end: Math.min(start + partSize, size) - 1 };
}

/** All parts of a file of `size` bytes by number, in order. */
export function gridOf(size: number, partSize: number): Map<number, ByteRange> {
  const numbers = Array.from({ length: countParts(size, partSize) }, (_, index) => index + 1);
  return new Map(numbers.map((number) => [number, partRange(number, partSize, size)]));
}

/**
 * Makes sure that an upload with parts of `partSize` bytes is possible for a file of `size` bytes.
 * @throws GlacierError `partSize` when the service has no such part size, `tooManyParts` above its limit
 */
export function assertGrid(size: number, partSize: number): void {
  assertPartSize(partSize);
  const count = countParts(size, partSize);
  if (count <= maxParts) return;
  throw new GlacierError(
    'tooManyParts',
    `The file needs ${formatCount(count)} parts of ${formatBytes(partSize)}, but an upload can have at most ` +
      `${formatCount(maxParts)}${neededPartSize(size)}.`,
  );
}

/** @throws GlacierError `partSize` when the service has no such part size, in bytes */
export function assertPartSize(partSize: number): void {
  if (isPartSize(partSize)) return;
  throw new GlacierError('partSize', `Part size not valid: ${formatCount(partSize)} bytes.`);
}

function neededPartSize(size: number): string {
  const needed = 2 ** Math.ceil(Math.log2(size / maxParts / MiB)) * MiB;
  return needed > partSizeLimits.most ? '' : `. It needs parts of ${formatBytes(needed)}`;
}
