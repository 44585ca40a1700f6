/** Texts of sending parts. */
export const sendingTexts = {
  otherBytes: 'Glacier answered with the hash of other bytes than were sent.',
} as const;
