import { formatAge } from '../../core/text/age.ts';
import { formatBytes, formatCount, formatExactBytes } from '../../core/text/bytes.ts';
import { formatDuration } from '../../core/text/duration.ts';
import { quotable } from '../../core/text/displayText.ts';

/** Texts of the verification of an upload against a file. */
export const verifyTexts = {
  title: 'Verify Local File',
  chooseFile: 'Select the File to Verify',
  choose: 'Verify',
  cannotBeTheFile: 'This cannot be the file of the upload.',
  verifyAnyway: 'Verify Anyway',
  isBeingSent: 'Parts are being sent into this upload. Verify it when that has ended.',
  isRunning: (upload: string, file: string) => `${upload} is being verified against ${file}.`,
  running: (upload: string, file: string) => `Verifying ${upload} against ${file}`,
  listing: 'listing parts',
  listed: (parts: number) => `${formatCount(parts)} parts listed`,
  outcome: (upload: string, isFile: boolean, name: string, verdict: string) =>
    `${upload}, ${isFile ? 'verified against' : 'compared with'} ${name}: ${verdict}`,
  showParts: 'Show Parts',
  openReport: 'Open Report',
};

/** Texts of Find Local File. */
export const findFileTexts = {
  title: 'Find Local File',
  chooseFolder: 'Select the Folder to Search',
  search: 'Search Folder',
  searching: (folder: string) => `Searching ${folder}`,
  found: (files: number) => `${formatCount(files)} files found`,
  read: (files: number, read: number, candidates: number) =>
    `${formatCount(files)} files found, ${formatCount(read)} of ${formatCount(candidates)} candidates read`,
  noMatch: (folder: string, skipped: number) =>
    `No file in ${folder} matches the upload's first part.${notRead(skipped)}`,
  matches: 'Matching Files (by First Part)',
  select: (skipped: number) => `Select a file to verify in full.${notRead(skipped)}`,
};

/** Follows a sentence. */
function notRead(skipped: number): string {
  return skipped > 0 ? ` Files or folders that could not be read: ${formatCount(skipped)}.` : '';
}

/** Texts of Compare with Hash List. */
export const compareTexts = {
  title: 'Compare with Hash List',
  chooseFile: 'Select an Export or Tree Hash List',
  compare: 'Compare',
  hashLists: 'Hash lists',
  allFiles: 'All files',
  selectResults: 'This upload was verified against a file. Select the results to show',
  keep: (file: string) => `Keep the results of ${file}`,
  verified: (finished: Date, now: number) => `verified ${formatAge(finished, now)}`,
  replace: (list: string) => `Replace them with those of ${list}`,
  compared: 'compared just now',
};

/** Texts of the report of a verification. */
export const reportTexts = {
  open: 'Open Verification Report',
  openAsJson: 'Open Verification Report as JSON',
  notVerified: 'This upload has not been verified yet. Use Verify Local File… first.',
  fileChanged: (file: string) =>
    `${file} changed after it was verified, so the results were discarded. Verify it again.`,
  nameFor: (upload: string) => `Verification of ${upload}`,
};

/** Texts of Compute Tree Hash. */
export const computeHashTexts = {
  title: 'Compute Tree Hash',
  compute: 'Compute',
  hashing: (file: string, inTwoPasses: boolean) => `Hashing ${file}${inTwoPasses ? ' in two passes' : ''}`,
  hashesOf: (file: string, bytes: number) => `${file}, ${formatExactBytes(bytes)}`,
  select: 'Select a hash to copy',
  treeHash: 'SHA-256 tree hash',
  sha256: 'SHA-256',
  /** What was copied. */
  copiedTreeHash: 'tree hash',
  byPartSize: 'Tree hashes by part size…',
  partSize: 'Part Size',
  mostParts: (parts: number) => `An upload has at most ${formatCount(parts)} parts`,
  parts: (parts: number) => `${formatCount(parts)} parts`,
  listName: (file: string) => `Tree hashes of ${file}.json`,
};

/** Texts of Save Sample File. */
export const sampleFileTexts = {
  title: 'Save Sample File',
  notLocal: 'Select a folder on this computer: the sample file must be a local file.',
  saved: (upload: string) => `Sample file saved. It belongs to the upload “${quotable(upload)}”.`,
};

/** Bytes that were read so far, with speed and the time left where the speed is known. */
export function bytesRead(read: number, total: number, perSecond: number | undefined): string {
  const rest =
    perSecond === undefined
      ? ''
      : ` · ${formatBytes(perSecond)}/s · ${formatDuration((total - read) / perSecond)} left`;
  return `${formatBytes(read)} of ${formatBytes(total)} read${rest}`;
}
