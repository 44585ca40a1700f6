/** Texts of verifying. `name` is that of a file, quoted. */
export const verificationTexts = {
  noParts: 'The upload has no parts yet, so its file cannot be found.',
  tooLarge: (name: string) => `${name} is too large for a list of hashes.`,
  empty: (name: string) => `${name} is empty.`,
};
