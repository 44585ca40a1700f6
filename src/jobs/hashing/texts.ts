/** Texts of hashing that does not come to its end. */
export const hashingTexts = {
  over: 'Hashing has ended.',
  threadEnded: 'A hashing thread ended unexpectedly.',
} as const;
