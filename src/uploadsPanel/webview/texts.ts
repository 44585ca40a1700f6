import type { CountedParts, ScanProgress } from '../../core/uploads/uploadRecord.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { ColumnName } from './rows/columnNames.ts';

/** The headings of the columns. */
export const columnTitles: Readonly<Record<ColumnName, string>> = {
  name: 'Description',
  vault: 'Vault',
  connection: 'Connection',
  region: 'Region',
  age: 'Started',
  partSize: 'Part size',
  parts: 'Parts',
  bytes: 'Uploaded',
  gaps: 'Gaps',
  activity: 'Last part',
  expiry: 'May expire',
  status: 'Status',
};

/** Of cells. */
export const cellTexts = {
  unknown: '–',
  notCounted: 'Not counted. Count Parts lists them.',
  notKnown: 'Not known: the service does not tell.',
  stale: 'Stale',
  inProgress: 'In progress',
  gaps: ({ gaps, gapBytes }: CountedParts) =>
    gaps === 0 ? 'none' : `${formatCount(gaps)} (${formatBytes(gapBytes)})`,
  expiry: (hours: number) => (hours === 0 ? 'at any time' : `in ${hours} h or later`),
  group: (place: string, uploads: number) => `${place} (${countOf(uploads, 'upload')})`,
};

/** Of what is above the table. */
export const headTexts = {
  readOnly: (scope: string) => `${scope} · Read-only`,
  title: 'Unfinished uploads',
  waiting: 'Loading…',
  silent: 'The extension is not responding.',
  silentDetail: 'It may be busy or stopped.',
  retry: 'Retry',
  stop: 'Cancel',
  goOn: 'Go On',
  refresh: 'Refresh',
  countParts: 'Count Parts…',
  stopCounting: 'Stop Counting',
  abort: 'Abort…',
  exportUploads: 'Export…',
  openAsText: 'Open as Text',
  actions: 'Uploads',
  looking: 'Looking through vaults',
  table: 'Table',
  group: 'Group by Vault',
  filterTitle: 'Words, or phrases such as older than 7 days, vault:photos or connection:work',
  age: 'Age',
  anyAge: 'Any age',
  olderThan: (age: string) => `Older than ${age}`,
  vault: 'Vault',
  anyVault: 'All vaults',
  connection: 'Connection',
  anyConnection: 'All connections',
  asOf: 'As of',
  nothingFound: 'No uploads in progress.',
  nothingYet: 'No uploads found yet.',
  noMatch: (filter: string) =>
    `No upload matches “${filter}”. Type words, or a phrase such as older than 7 days.`,
};

/** How far looking for uploads is: `Looking through vaults: 340 of 1,000 vaults, 12 uploads, 1,100 requests`. */
export function progressText(
  { state, vaults, knowsVaults, scanned, requests }: ScanProgress,
  uploads: number,
): string {
  const looked =
    scanned === vaults && knowsVaults
      ? countOf(vaults, 'vault')
      : `${formatCount(scanned)} of ${formatCount(vaults)}${knowsVaults ? '' : '+'} ${vaults === 1 ? 'vault' : 'vaults'}`;
  const found = `${countOf(uploads, 'upload')} found`;
  const what = {
    running: 'Looking through vaults: ',
    stopped: 'Not all vaults were looked through: ',
    over: '',
  }[state];
  return `${what}${looked}, ${found}, ${countOf(requests, 'request')}`;
}

export function countingText({ done, of }: { readonly done: number; readonly of: number }): string {
  return `Counting parts: ${formatCount(done)} of ${countOf(of, 'upload')}`;
}

/** How many rows a filter leaves; empty where it leaves all. */
export function shownText(shown: number, all: number): string {
  return shown === all ? '' : `${formatCount(shown)} of ${countOf(all, 'upload')} shown`;
}

/** How many rows are selected, and how many of them a filter hides; empty without a selection. */
export function selectedText(selected: number, hidden: number): string {
  if (selected === 0) return '';
  const text = `${countOf(selected, 'upload')} selected`;
  return hidden > 0 ? `${text} (${formatCount(hidden)} hidden)` : text;
}

/** Of a row in full. */
export const detailTexts = {
  openParts: 'Open Parts',
  reveal: 'Reveal in Vaults',
  verify: 'Verify Local File…',
  resume: 'Resume Upload…',
  complete: 'Complete Upload…',
  abort: 'Abort Upload…',
  close: 'Close',
  uploadId: 'Upload ID',
  vaultArn: 'Vault ARN',
  description: 'Description',
  copy: (field: string) => `Copy ${field}`,
  copied: 'Copied',
  none: 'none',
};

function countOf(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}
