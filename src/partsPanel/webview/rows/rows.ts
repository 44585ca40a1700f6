import { type ByteRange, formatRange } from '../../../core/byteRange.ts';
import { partNumberAt } from '../../../core/parts/partSize.ts';
import { maxParts } from '../../../core/serviceLimits.ts';
import type { PartRow } from '../../../core/parts/partRows.ts';
import type { RowResult } from '../../protocol/resultColumns.ts';
import { type RowColumns, rowOf } from '../../protocol/rowColumns.ts';
import { noResults, type Results } from './results.ts';

/** All loaded rows, still in the columns of their pages, with totals. */
export interface Rows {
  readonly pages: readonly RowColumns[];
  /** The index of each page's first row, counted from 0 over all pages. */
  readonly firsts: readonly number[];
  readonly count: number;
  /** How many of the rows are parts and not gaps. */
  readonly parts: number;
  /** Bytes in the parts. */
  readonly bytes: number;
  /** The largest offset of a row, which decides the width of offsets; -1 without rows. */
  readonly lastByte: number;
  /** Results of a verification for the parts. */
  readonly results: Results;
  /** Of the parts that are being sent. */
  readonly sending: readonly ByteRange[];
}

/** A listed row with its result, if it was verified, and with the ranges of parts that are being sent in its place. */
export type ListedRow = PartRow & { readonly result?: RowResult; readonly sending?: readonly ByteRange[] };

/** A row of the table: a listed one, or one still loading, of which only number and range are known. */
export type ShownRow =
  ListedRow | { readonly kind: 'pending'; readonly number: number; readonly range: ByteRange };

/** Joins pages. */
export function rowsOf(
  pages: readonly RowColumns[],
  { results = noResults, sending = [] }: Partial<Pick<Rows, 'results' | 'sending'>> = {},
): Rows {
  const firsts: number[] = [];
  let [count, parts, bytes, lastByte] = [0, 0, 0, -1];
  for (const page of pages) {
    firsts.push(count);
    count += page.starts.length;
    for (const [index, start] of page.starts.entries()) {
      const end = page.ends[index] ?? start;
      lastByte = Math.max(lastByte, end);
      if (page.numbers[index] === 0) continue;
      parts++;
      bytes += end - start + 1;
    }
  }
  return { pages, firsts, count, parts, bytes, lastByte, results, sending };
}

/** The row at `index`, counted from 0 over all pages; undefined when there is none. */
export function rowAt(rows: Rows, index: number): ListedRow | undefined {
  const { pages, firsts } = rows;
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((firsts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const page = pages[low];
  const row = page && rowOf(page, index - (firsts[low] ?? 0));
  return row && withNews(row, rows);
}

/** Every row in the order of the list. */
export function allRows(rows: Rows): ListedRow[] {
  return rows.pages.flatMap((page) =>
    page.starts.flatMap((_, index) => {
      const row = rowOf(page, index);
      return row ? withNews(row, rows) : [];
    }),
  );
}

/** A listed row with what is known of it besides. */
export function withNews(row: PartRow, { results, sending }: Pick<Rows, 'results' | 'sending'>): ListedRow {
  const { start, end } = row.range;
  const result = row.kind === 'part' && results.size > 0 ? results.get(formatRange(row.range)) : undefined;
  const sent = sending.filter((range) => range.start <= end && range.end >= start);
  return result || sent.length > 0
    ? { ...row, ...(result && { result }), ...(sent.length > 0 && { sending: sent }) }
    : row;
}

/** How many rows the next page may bring: they are shown with number and range before it arrives. */
export function pendingRows({ parts }: Rows, pageSize: number): number {
  return Math.min(pageSize, maxParts - parts);
}

/** The row `index` rows after the last listed one, if the upload goes on. */
export function pendingRow({ lastByte }: Rows, index: number, partSize: number): ShownRow {
  const number = partNumberAt(lastByte + partSize, partSize) + index;
  return { kind: 'pending', number, range: { start: (number - 1) * partSize, end: number * partSize - 1 } };
}

/** The index of the first row for which `holds` is true; -1 without one. */
export function findRow(rows: Rows, holds: (row: PartRow) => boolean): number {
  for (const [page, first] of rows.pages.map((each, index) => [each, rows.firsts[index] ?? 0] as const)) {
    for (let index = 0; index < page.starts.length; index++) {
      const row = rowOf(page, index);
      if (row && holds(row)) return first + index;
    }
  }
  return -1;
}
