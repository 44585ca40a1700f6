import { withoutFormulas, writeCsv } from '../text/csv.ts';
import { formatExactBytes } from '../text/bytes.ts';
import { markdownCode, markdownTable, markdownText } from '../text/markdownText.ts';
import { tableHeadings } from './texts.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** A record, with what is known of the upload besides, in a few words; empty where that is nothing. */
export interface ExportedUpload extends UploadRecord {
  readonly status: string;
}

/** The names of the fields, in order; those that the service has, too, are called as there. */
const fields = [
  'connection',
  'region',
  'vaultName',
  'vaultArn',
  'multipartUploadId',
  'archiveDescription',
  'creationDate',
  'partSizeInBytes',
  'parts',
  'bytes',
  'gaps',
  'missingBytes',
  'countedDate',
  'status',
] as const;

/** Left as they are, though a few begin with a dash: they have letters, digits, dots, dashes and underscores only. */
const exact: ReadonlySet<string> = new Set<(typeof fields)[number]>(['vaultName', 'multipartUploadId']);

/**
 * Comma-separated values with headings. What was not counted is empty; a text that a spreadsheet would take for a formula
 * has an apostrophe before it.
 */
export function uploadsToCsv(uploads: readonly ExportedUpload[]): string {
  const rows = uploads.map((upload) => withoutFormulas(valuesOf(upload), fields, exact));
  return writeCsv([fields, ...rows]);
}

/** Tab-separated values without headings, a line an upload, and no formula either: they are pasted into spreadsheets. */
export function uploadsToTsv(uploads: readonly ExportedUpload[]): string {
  return uploads
    .map((upload) => withoutFormulas(valuesOf(upload).map(oneLine), fields, exact).join('\t'))
    .join('\n');
}

/** A JSON array; fields of what is not known are left out. */
export function uploadsToJson(uploads: readonly ExportedUpload[]): string {
  const objects = uploads.map((upload) => {
    const values = valuesOf(upload);
    return Object.fromEntries(
      fields.map((name, index) => [name, values[index]]).filter(([, value]) => value !== ''),
    ) as object;
  });
  return `${JSON.stringify(objects, undefined, 2)}\n`;
}

/** A Markdown document with a table. */
export function uploadsToMarkdown(uploads: readonly ExportedUpload[], title: string): string {
  const rows = uploads.map(({ connection, region, upload, counted, status }) => [
    markdownText(connection),
    markdownText(region),
    markdownText(upload.vaultName),
    markdownText(upload.description ?? ''),
    upload.created.toISOString(),
    formatExactBytes(upload.partSize),
    counted ? String(counted.parts) : '',
    counted ? formatExactBytes(counted.bytes) : '',
    counted ? String(counted.gaps) : '',
    markdownText(status),
    markdownCode(upload.id),
  ]);
  return [`# ${markdownText(title)}`, '', ...markdownTable(tableHeadings, rows), ''].join('\n');
}

function valuesOf({ connection, region, upload, counted, status }: ExportedUpload): (string | number)[] {
  return [
    connection,
    region,
    upload.vaultName,
    upload.vaultArn,
    upload.id,
    upload.description ?? '',
    upload.created.toISOString(),
    upload.partSize,
    counted?.parts ?? '',
    counted?.bytes ?? '',
    counted?.gaps ?? '',
    counted?.gapBytes ?? '',
    counted ? new Date(counted.asOf).toISOString() : '',
    status,
  ];
}

/** A field of tab-separated values has no tabs and no lines. */
function oneLine(value: string | number): string {
  return String(value).replaceAll(/\s+/g, ' ');
}
