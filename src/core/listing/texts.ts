import { formatCount } from '../text/bytes.ts';

/** Texts of listings that cannot be right. */
export const listingTexts = {
  emptyPages: 'Listing stopped: the service keeps sending empty pages.',
  sameMarker: 'Listing stopped: the service repeated a marker.',
  tooLong: (most: number) =>
    `Listing stopped: the service sent more than ${formatCount(most)} items, the most there can be.`,
};
