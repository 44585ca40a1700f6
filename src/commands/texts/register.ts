/** Texts of the commands' registration, which are read at activation. */
export const registerTexts = {
  lostRow: 'The row was being updated, so nothing was done. Try again.',
} as const;
