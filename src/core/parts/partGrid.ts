import type { ByteRange } from '../byteRange.ts';
import { GlacierError } from '../errors.ts';
import { maxParts } from '../serviceLimits.ts';
import { isPartSize, partSizes } from './partSize.ts';
import { partGridTexts as texts } from './texts/partGrid.ts';

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
    texts.tooManyParts(count, partSize, maxParts, smallestPartSize(size)),
  );
}

/** @throws GlacierError `partSize` when the service has no such part size, in bytes */
export function assertPartSize(partSize: number): void {
  if (isPartSize(partSize)) return;
  throw new GlacierError('partSize', texts.notAPartSize(partSize));
}

/** The smallest part size, in bytes, that an upload of `size` bytes can have; undefined where even the largest is too small. */
export function smallestPartSize(size: number): number | undefined {
  return partSizes.find((partSize) => countParts(size, partSize) <= maxParts);
}
