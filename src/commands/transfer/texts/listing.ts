import { formatCount } from '../../../core/text/bytes.ts';

/** Texts while the parts of uploads are listed anew. */
export const listingTexts = {
  listing: (name: string) => `Listing the parts of ${name}`,
  listed,
  /** While those of several uploads are listed, one after another. */
  listedOfSeveral: (parts: number, upload: number, uploads: number) =>
    `${formatCount(upload)} of ${formatCount(uploads)}, ${listed(parts)}`,
};

function listed(parts: number): string {
  return `${formatCount(parts)} parts listed`;
}
