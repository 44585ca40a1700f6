import { formatCount } from '../core/text/bytes.ts';

/** Texts of what is loaded. */
export const storeTexts = {
  cannotBeShown: (name: string, reason: string, others: number) =>
    `Cannot show ${name}: ${reason}${others === 0 ? '' : `, and ${formatCount(others)} others`}`,
};
