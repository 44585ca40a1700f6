import { formatBytes } from '../../text/bytes.ts';

/** What is wrong with a part of `length` bytes, in a few words, by its flag. */
export const partFlagTexts = {
  short: (length: number, partSize: number) => `short by ${formatBytes(partSize - length)}`,
  long: (length: number, partSize: number) => `${formatBytes(length - partSize)} too long`,
  misaligned: () => 'off the part boundary',
  overlapping: () => 'overlaps the previous part',
  endCorrected: () => 'listed 1 byte too long',
};
