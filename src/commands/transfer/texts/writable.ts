const actions = {
  uploadFile: 'upload a file',
  sendParts: 'send parts',
  completeUpload: 'complete the upload',
  abortUploads: 'abort uploads',
} as const;

/** What changes a vault. */
export type Change = keyof typeof actions;

/** Texts of read-only mode. */
export const writableTexts = {
  refused: (change: Change) => `Read-only mode is on: cannot ${actions[change]}.`,
};
