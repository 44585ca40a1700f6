/** Texts of the report of a verification. */
export const reportTexts = {
  title: 'Glacier upload verification',
  upload: 'Upload',
  noDescription: 'no description',
  uploadId: 'Upload ID',
  vault: 'Vault',
  file: 'File',
  hashList: 'Hash list',
  fileSize: 'File size',
  partSize: 'Part size',
  finished: 'Finished',
  archiveTreeHash: 'Archive tree hash',
  oddParts: 'Parts that do not match',
  noOddParts: 'None.',
  columns: ['Part', 'Bytes', 'Size', 'Result', 'Tree hashes'],
  hashAtGlacier: (hash: string) => `Glacier ${hash}`,
  hashHere: (hash: string) => `here ${hash}`,
};
