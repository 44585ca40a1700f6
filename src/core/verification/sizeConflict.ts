import { type ByteRange, lengthOf } from '../byteRange.ts';
import { sizeConflictTexts as texts } from './texts/sizeConflict.ts';
import type { ListedUpload } from './verification.ts';

/**
 * Why a file of `size` bytes cannot be the one that was uploaded, going by the length of what is listed; undefined where
 * it may be. A last part smaller than the others is the end of the file: more cannot follow it.
 */
export function sizeConflict(
  { partSize, parts }: ListedUpload,
  size: number,
  name: string,
): string | undefined {
  const last = parts.reduce<ByteRange | undefined>(
    (found, { range }) => (found && found.end >= range.end ? found : range),
    undefined,
  );
  if (!last) return undefined;
  const uploaded = last.end + 1;
  if (size < uploaded) return texts.tooShort(name, size, uploaded);
  if (size > uploaded && lengthOf(last) < partSize && last.start % partSize === 0)
    return texts.tooLong(name, size, uploaded);
  return undefined;
}
