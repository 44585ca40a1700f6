import { formatCount } from '../../../core/text/bytes.ts';

/** Texts of what copies, and of what was copied. */
export const copyTexts = {
  copyTreeHash: 'Copy Tree Hash',
  /** A field of the upload, by its name in Title Case. */
  copyField: (name: string) => `Copy ${name}`,
  copiedField: 'Copied',
  copiedCell: 'Copied cell',
  copiedRows: (count: number) => `Copied ${count === 1 ? 'row' : `${formatCount(count)} rows`}`,
  copiedHashes: (count: number) =>
    `Copied ${count === 1 ? 'tree hash' : `${formatCount(count)} tree hashes`}`,
};
