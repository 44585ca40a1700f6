import { formatBytes } from '../text/bytes.ts';
import { withoutFormulas, writeCsv } from '../text/csv.ts';
import { markdownCode, markdownTable, markdownText } from '../text/markdownText.ts';
import { type CompleteRecord, isArchive } from './archiveRecord.ts';
import { archivesTexts as texts } from './texts/archives.ts';

/*
 * The history of completed archives for people and other programs. Sizes are bytes, hashes lower-case hex, times ISO
 * 8601 in UTC.
 */

const fields = [
  'archiveId',
  'treeHash',
  'size',
  'vaultName',
  'vaultArn',
  'region',
  'description',
  'file',
  'sample',
  'uploadId',
  'asked',
  'completed',
  'answeredHash',
] as const;

/** They have letters, digits, dots, dashes and underscores only, though a few begin with a dash. */
const exact: ReadonlySet<string> = new Set<(typeof fields)[number]>(['archiveId', 'vaultName', 'uploadId']);

export function archivesToJson(records: readonly CompleteRecord[]): string {
  return `${JSON.stringify(records, undefined, 2)}\n`;
}

/**
 * Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula has an apostrophe before it, as
 * anyone may have written it; names and ids that cannot be one are left as they are.
 */
export function archivesToCsv(records: readonly CompleteRecord[]): string {
  const lines = records.map((record) => {
    const values: Partial<Record<string, string | number | boolean>> = { ...record };
    return withoutFormulas(
      fields.map((field) => values[field] ?? ''),
      fields,
      exact,
    );
  });
  return writeCsv([fields, ...lines]);
}

/** A table in Markdown, the latest archive first. */
export function archivesToMarkdown(records: readonly CompleteRecord[]): string {
  const rows = records.map((record) => [
    markdownText(isArchive(record) ? record.completed : texts.noResponse(record.asked)),
    markdownText(record.description ?? ''),
    markdownCode(record.vaultName),
    record.sample ? texts.sampleAccount : markdownText(record.region),
    formatBytes(record.size),
    isArchive(record) ? markdownCode(record.archiveId) : texts.idNotReceived,
    markdownCode(record.treeHash),
  ]);
  return [`# ${texts.title}`, '', ...markdownTable(texts.columns, rows), ''].join('\n');
}
