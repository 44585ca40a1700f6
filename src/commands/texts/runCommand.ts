/** Texts of what keeps a command from being run. */
export const runCommandTexts = {
  lostRow: 'The row was being updated, so nothing was done. Try again.',
} as const;
