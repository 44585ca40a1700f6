import { lengthOf } from '../../../core/byteRange.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { formatPartNumbers } from '../../../core/parts/partNumbers.ts';
import { formatOffset } from '../../../core/parts/span.ts';
import { describeFlag } from '../../../core/parts/partFlags.ts';
import type { Column } from '../../protocol/columns.ts';
import { rowTexts as texts } from '../texts/rows.ts';
import type { ShownRow } from './rows.ts';

/** The text of a cell. Offsets are as fine as `partSize` (bytes) takes; exact bytes are in the range. */
export function cellText(row: ShownRow, column: Column, partSize: number): string {
  switch (column) {
    case 'number':
      return row.kind === 'gap' ? texts.gap : formatCount(row.number);
    case 'range':
      return `${row.range.start} – ${row.range.end}`;
    case 'offset':
      return formatOffset(row.range.start, partSize);
    case 'size':
      return formatBytes(lengthOf(row.range));
    case 'hash':
      return row.kind === 'part' ? row.treeHash : row.kind === 'gap' ? texts.noHash : '…';
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
      return texts.part([...result, ...flags, ...(row.sending ? [texts.sendingAgain] : [])]);
    }
    case 'gap':
      return row.sending ? texts.missingAndSending(formatPartNumbers(row.sending, partSize)) : texts.missing;
    case 'pending':
      return texts.notLoaded;
  }
}
