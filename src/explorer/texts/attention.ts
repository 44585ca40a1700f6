import { formatCount } from '../../core/text/bytes.ts';

/** Texts of the badge of the view. */
export const attentionTexts = {
  stale: (uploads: number) =>
    `${formatCount(uploads)} unfinished ${uploads === 1 ? 'upload' : 'uploads'} may expire at any time`,
};
