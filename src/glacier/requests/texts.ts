import { formatCount } from '../../core/text/bytes.ts';

/** What requests are for, to follow "Could not". */
export const actionTexts = {
  listVaults: 'list vaults',
  describeVault: 'look up the vault',
  describeUpload: 'look up the upload',
  listMultipartUploads: 'list uploads',
  listParts: 'list parts',
  initiateUpload: 'start the upload',
  uploadPart: 'send the part',
  completeUpload: 'complete the upload',
  abortUpload: 'abort the upload',
} as const;

/** Texts of requests that were not sent. */
export const requestTexts = {
  readOnly: 'Read-only mode is on, so nothing was changed.',
  vaultName: 'Not a valid vault name.',
  uploadId: 'Not a valid upload ID.',
};

/** Texts of answers that were given up, or cannot be understood. */
export const responseTexts = {
  givenUp: (host: string, why: string) => `The response from ${host} ${why}.`,
  missing: 'did not arrive in time',
  tooLarge: 'is too large',
  tooSlow: 'arrived too slowly and was not read to its end',

  malformed: (what: string) => `Not a valid Glacier response: ${what}.`,
  tooManyItems: (field: string, items: number, most: number) =>
    `${field} has ${formatCount(items)} items, but ${most} were requested`,
  isMissing: (field: string) => `${field} is missing`,
  isList: (field: string) => `${field} is a list`,
  isObject: (field: string) => `${field} is an object`,
  isValue: (field: string, value: string) => `${field} is ${value}`,
};

/** Texts of a request in the log. */
export const attemptTexts = {
  noAnswer: 'no response',
  duration: (milliseconds: number) => `${milliseconds} ms`,
  attempt: (number: number) => `attempt ${number}`,
};
