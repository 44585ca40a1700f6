import { formatCount } from '../../core/text/bytes.ts';
import type { Column } from '../protocol/columns.ts';
import type { Fact } from '../protocol/facts.ts';

/** Texts of a panel that do not come from its page. */
export const panelTexts = {
  /** Read out for the frame. */
  title: 'Glacier Parts',
  documentName: (upload: string) => `Parts of ${upload}.json`,
  connectionRemoved: "This panel's connection was removed.",
  sampleClosed: 'The sample account was closed.',
  openSample: 'Open Sample Account',
  outdated: (verdict: string) => `${verdict} Parts have changed since; load all to update.`,
  refreshed: 'The list has been refreshed. Try again.',
  isNotOffered: 'This action is not available here.',
  /** In the log. */
  refused: (reason: string) => `parts panel: refused a message ${reason}`,
};

/** What a watch tells besides what it shows. `upload` is its name. */
export const watchTexts = {
  gapsFilled: (upload: string, gaps: number) =>
    gaps === 1 ? `A gap in ${upload} was filled` : `${formatCount(gaps)} gaps in ${upload} were filled`,
  /** Not long after its last part, or long enough for the service to have dropped it. */
  ended: (upload: string, mayHaveExpired: boolean) =>
    `The upload ${upload} was completed or aborted${mayHaveExpired ? ', or has expired' : ''}: Glacier does not list it any more. Watching has ended.`,
  whole: (upload: string) =>
    `The upload ${upload} is no longer listed by Glacier. All of its file was there, so it was most likely completed. Watching has ended.`,
};

/** Texts of Export Parts, and of what else exports all parts. */
export const exportTexts = {
  title: 'Export Parts',
  export: 'Export',
  exporting: 'Exporting parts',
  loaded: (parts: number) => `${formatCount(parts)} loaded`,
  exported: (parts: number) => `Exported ${formatCount(parts)} parts`,
};

/** Names of what is copied of a row. */
export const cellNames: Readonly<Record<Column, string>> = {
  number: 'part number',
  range: 'byte range',
  offset: 'offset',
  size: 'size',
  hash: 'tree hash',
  status: 'status',
};

/** Names of what is copied of an upload. */
export const factNames: Readonly<Record<Fact, string>> = {
  description: 'description',
  uploadId: 'upload ID',
  vaultArn: 'vault ARN',
  partSize: 'part size',
  created: 'creation date',
  marker: 'next marker',
  treeHash: 'tree hash',
};

/** Texts of what is copied, and of why it cannot be. */
export const copyTexts = {
  rows,
  rowsAsJson: (count: number) => `${rows(count)} as JSON`,
  hashes: (count: number) => (count === 1 ? 'tree hash' : `${formatCount(count)} tree hashes`),
  /** The status of a row, and what a verification found. */
  statusAndResult: (status: string, result: string) => `${status}, ${result}`,
  noRow: 'This row no longer exists.',
  noHashes: 'The selection has no tree hash.',
  gapHasNoNumber: 'A gap has no part number.',
  gapHasNoHash: 'A gap has no tree hash.',
  noFact: (fact: Fact) => `This upload has no ${factNames[fact]}.`,
};

function rows(count: number): string {
  return count === 1 ? 'row' : `${formatCount(count)} rows`;
}
