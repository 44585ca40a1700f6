/** Texts of what cannot be the name of a vault. */
export const vaultNameTexts = {
  tooLong: (most: number) => `A vault name has at most ${most} characters.`,
  characters: 'A vault name has only letters, digits, _, - and .',
  dots: 'A vault name cannot be . or ..',
};
