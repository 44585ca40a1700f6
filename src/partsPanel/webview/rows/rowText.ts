import { type ByteRange, lengthOf } from '../../../core/byteRange.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { formatPartNumbers } from '../../../core/parts/partNumbers.ts';
import { formatOffset } from '../../../core/parts/span.ts';
import { describeFlag } from '../../../core/parts/partFlags.ts';
import type { Column } from '../../protocol/columns.ts';
import type { ShownRow } from './rows.ts';

/** The headings of the columns. */
export const columnTitles: Readonly<Record<Column, string>> = {
  number: 'Part',
  range: 'Byte range (inclusive)',
  offset: 'Offset',
  size: 'Size',
  hash: 'SHA-256 tree hash',
  status: 'Status',
};

/** The text of a cell. Offsets are as fine as `partSize` (bytes) takes; exact bytes are in the range. */
export function cellText(row: ShownRow, column: Column, partSize: number): string {
  switch (column) {
    case 'number':
      return row.kind === 'gap' ? 'Gap' : formatCount(row.number);
    case 'range':
      return `${row.range.start} – ${row.range.end}`;
    case 'offset':
      return formatOffset(row.range.start, partSize);
    case 'size':
      return formatBytes(lengthOf(row.range));
    case 'hash':
      return row.kind === 'part' ? row.treeHash : row.kind === 'gap' ? 'none' : '…';
    case 'status':
      return statusText(row, partSize);
  }
}

/**
 * The status of a row: `Uploaded`, `Missing`, `Missing, sending 6–9`, `Short by 4 MiB, overlaps the part before`,
 * `Matches`, `Differs, listed 1 byte too long`.
 */
export function statusText(row: ShownRow, partSize: number): string {
  switch (row.kind) {
    case 'part': {
      const result = row.result ? [row.result.text] : [];
      // A short part is short in the listing and in the verification; saying it once is enough.
      const flags = row.flags
        .map((flag) => describeFlag(flag, lengthOf(row.range), partSize))
        .filter((flag) => !row.result?.text.startsWith(flag));
      const notes = [...result, ...flags, ...(row.sending ? ['sending again'] : [])].join(', ');
      return notes ? `${notes[0]?.toUpperCase()}${notes.slice(1)}` : 'Uploaded';
    }
    case 'gap':
      return row.sending ? `Missing, sending ${formatPartNumbers(row.sending, partSize)}` : 'Missing';
    case 'pending':
      return 'Not loaded';
  }
}

/** A gap in one line: `32 MiB missing: bytes 33554432–67108863`. */
export function gapText({ range }: { readonly range: ByteRange }): string {
  return `${formatBytes(lengthOf(range))} missing: bytes ${range.start}–${range.end}`;
}

/** Bytes with separators. */
export function byteCount(bytes: number): string {
  return `${formatCount(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
