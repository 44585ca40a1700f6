import { lengthOf, formatRange } from '../../core/byteRange.ts';
import { GlacierError } from '../../core/errors.ts';
import type { PartRow } from '../../core/parts/partRows.ts';
import { describeResult } from '../../core/verification/texts/describeResult.ts';
import { rowsToHashes, rowsToJson, rowsToTsv, statusWord } from '../../core/parts/rowRecords.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Column } from '../protocol/columns.ts';
import type { CopyFormat, RequestBody } from '../protocol/messages.ts';
import { cellNames, copyTexts as texts } from './texts.ts';

type CopyRequest = Extract<RequestBody, { type: 'copyCell' | 'copyRows' }>;

/** Text for the clipboard, and what it is, in words. */
export interface CopiedText {
  readonly text: string;
  readonly what: string;
}

/**
 * The text that a request to copy asks for. The webview names rows instead of sending text, so that only what the
 * service listed for this upload can reach the clipboard.
 * @throws GlacierError `invalid` when there is no such row, or nothing to copy in it
 */
export function copiedText(parts: PartsList, request: CopyRequest): CopiedText {
  const all = loadedRows(parts);
  const rowAt = (index: number): PartRow => {
    const row = all[index];
    if (!row) throw new GlacierError('invalid', texts.noRow);
    return row;
  };
  if (request.type === 'copyCell') return copiedCell(parts, rowAt(request.row), request.column);
  const rows = request.rows.map(rowAt);
  const text = formatted(rows, request.format);
  if (text === '') throw new GlacierError('invalid', texts.noHashes);
  return { text, what: describe(rows, request.format) };
}

/** The rows of all loaded pages. */
export function loadedRows(parts: PartsList): PartRow[] {
  return Array.from({ length: parts.rowPages }, (_, page) => parts.rowsOfPage(page)).flat();
}

function copiedCell(parts: PartsList, row: PartRow, column: Column): CopiedText {
  const { range } = row;
  const what = cellNames[column];
  switch (column) {
    case 'number':
      if (row.kind === 'gap') throw new GlacierError('invalid', texts.gapHasNoNumber);
      return { text: String(row.number), what };
    case 'range':
      return { text: formatRange(range), what };
    case 'offset':
      return { text: String(range.start), what };
    case 'size':
      return { text: String(lengthOf(range)), what };
    case 'hash':
      if (row.kind === 'gap') throw new GlacierError('invalid', texts.gapHasNoHash);
      return { text: row.treeHash, what };
    case 'status':
      return { text: statusOf(parts, row), what };
  }
}

/** A row's status in a word, and what a verification found for its part. */
function statusOf(parts: PartsList, row: PartRow): string {
  const result = row.kind === 'part' ? parts.resultOf(row) : undefined;
  return result ? texts.statusAndResult(statusWord(row), describeResult(result)) : statusWord(row);
}

function formatted(rows: readonly PartRow[], format: CopyFormat): string {
  switch (format) {
    case 'tsv':
      return rowsToTsv(rows);
    case 'json':
      return rowsToJson(rows);
    case 'hashes':
      return rowsToHashes(rows);
  }
}

function describe(rows: readonly PartRow[], format: CopyFormat): string {
  switch (format) {
    case 'tsv':
      return texts.rows(rows.length);
    case 'json':
      return texts.rowsAsJson(rows.length);
    case 'hashes':
      return texts.hashes(rows.filter(({ kind }) => kind === 'part').length);
  }
}
