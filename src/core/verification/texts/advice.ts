/** What is advised in several sentences about an upload. */
export const adviceTexts = {
  startNewUpload: 'Parts cannot be removed, so start a new upload.',
  isAnotherFile: "No part matches. This is probably not the upload's file.",
} as const;
