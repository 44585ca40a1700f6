import type { ByteRange } from '../byteRange.ts';
import { formatBytes, formatCount } from '../text/bytes.ts';
import { GlacierError } from '../errors.ts';
import { maxParts } from '../serviceLimits.ts';
import { isPartSize, partSizes } from './partSize.ts';

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

/** The smallest part size, in bytes, that an upload of `size` bytes can have; undefined where even the largest is too small. */
export function smallestPartSize(size: number): number | undefined {
  return partSizes.find((partSize) => countParts(size, partSize) <= maxParts);
}

function neededPartSize(size: number): string {
  const needed = smallestPartSize(size);
  return needed === undefined ? '' : `. It needs parts of ${formatBytes(needed)}`;
}
