/** Texts of a verification, and of a transfer into the upload. */
export const verificationTexts = {
  running: (file: string, progress: string) => `Verifying against ${file}…${progress ? ` ${progress}` : ''}`,
  verified: (file: string, when: string) => `Verified against ${file}, ${when}`,
  compared: (list: string, when: string) => `Compared with ${list}, ${when}`,
  openReport: 'Open Report',
  /** To be read out. */
  outcome: (name: string, sentence: string) => `${name}: ${sentence}`,
  sending: (progress: string) => `Sending: ${progress}`,
};
