import { formatCount } from '../../../core/text/bytes.ts';

/** Texts of Abort Upload. */
export const abortTexts = {
  title: 'Abort Upload',
  /** The button. */
  abort: (uploads: number) => (uploads === 1 ? 'Abort Upload' : `Abort ${formatCount(uploads)} Uploads`),
  /** What is counted and aborted; a single upload is named instead. */
  uploads: (count: number) => `${formatCount(count)} uploads`,
  counting: (what: string) => `Counting the parts of ${what}`,
  aborting: (what: string) => `Aborting ${what}`,
  ended: (ended: number, uploads: number) => `${formatCount(ended)} of ${formatCount(uploads)}`,
};
