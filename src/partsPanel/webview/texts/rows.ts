import { type ByteRange, lengthOf } from '../../../core/byteRange.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import type { Column } from '../../protocol/columns.ts';
import { byteCount } from './byteCount.ts';

/** The headings of the columns. */
export const columnTitles: Readonly<Record<Column, string>> = {
  number: 'Part',
  range: 'Byte range (inclusive)',
  offset: 'Offset',
  size: 'Size',
  hash: 'SHA-256 tree hash',
  status: 'Status',
};

/** Texts of the table. */
export const rowTexts = {
  /** Of the table, and of what is around it. */
  parts: 'Parts',
  gap: 'Gap',
  /** In place of the tree hash. */
  noHash: 'none',
  byte: (offset: number) => `Byte ${formatCount(offset)}`,
  /** The status of a part: what there is to say of it, or else that it was uploaded. */
  part: (notes: readonly string[]) => {
    const text = notes.join(', ');
    return text ? `${text[0]?.toUpperCase()}${text.slice(1)}` : 'Uploaded';
  },
  sendingAgain: 'sending again',
  missing: 'Missing',
  missingAndSending: (parts: string) => `Missing, sending ${parts}`,
  notLoaded: 'Not loaded',
};

/** Words that find rows by their status when they are in the filter, in lower case as it compares them. */
export const statusFilters = {
  /** Of gaps, besides the words of their status. */
  gap: 'gap',
  /** These are in the statuses. */
  missing: 'missing',
  differ: 'differ',
} as const;

/** Texts of one row in full. */
export const rowDetailTexts = {
  part: (number: string) => `Part ${number}`,
  hashAtGlacier: 'Tree hash at Glacier',
  hashInList: 'Tree hash in the list',
  localHash: 'Local tree hash',
  offset: (offset: string, byte: number) => `${offset} (byte ${formatCount(byte)})`,
  size: (size: string, bytes: number) => `${size} (${byteCount(bytes)})`,
  close: 'Close',
};

/** A gap in one line: `32 MiB missing: bytes 33554432–67108863`. */
export function gapText({ range }: { readonly range: ByteRange }): string {
  return `${formatBytes(lengthOf(range))} missing: bytes ${range.start}–${range.end}`;
}
