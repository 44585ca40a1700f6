import { lengthOf } from '../../../core/byteRange.ts';
import type { Column } from '../../protocol/columns.ts';
import { parseFilter } from './filter.ts';
import { allRows, type ListedRow, pendingRow, rowAt, type Rows, type ShownRow } from './rows.ts';

/** By which column, and in which direction; rows that are equal in it stay as listed. */
export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** Which row stands where. A place counts what is shown from 0, a row's index counts what is listed. */
export interface Arrangement {
  /** The index of the row at each place; absent when rows are as listed, followed by those on their way. */
  readonly order: readonly number[] | undefined;
  /** Places. */
  readonly count: number;
}

/** What decides which rows are shown, and in which order. */
export interface Arranging {
  readonly filter: string;
  readonly sort: Sort | undefined;
  /** Rows on their way, shown only where nothing is filtered or sorted. */
  readonly pending: number;
  /** Bytes. */
  readonly partSize: number;
}

/** Filters and sorts what is loaded. */
export function arrange(rows: Rows, { filter, sort, pending, partSize }: Arranging): Arrangement {
  const matches = parseFilter(filter, partSize);
  if (!matches && !sort) return { order: undefined, count: rows.count + pending };
  const entries = allRows(rows).map((row, index) => ({ row, index }));
  const left = matches ? entries.filter(({ row }) => matches(row)) : entries;
  if (sort) {
    const compare = comparisons[sort.column];
    const sign = sort.descending ? -1 : 1;
    left.sort((a, b) => sign * compare(a.row, b.row));
  }
  return { order: left.map(({ index }) => index), count: left.length };
}

/** The index of the row at a place. */
export function rowOfPlace({ order, count }: Arrangement, place: number): number | undefined {
  if (place < 0 || place >= count) return undefined;
  return order ? order[place] : place;
}

/** Where a row stands; -1 when it is not shown. */
export function placeOfRow({ order, count }: Arrangement, row: number): number {
  if (order) return order.indexOf(row);
  return row >= 0 && row < count ? row : -1;
}

/** What is shown at a place. */
export function shownAt(
  { rows, arrangement }: { readonly rows: Rows; readonly arrangement: Arrangement },
  place: number,
  partSize: number,
): ShownRow | undefined {
  const index = rowOfPlace(arrangement, place);
  if (index === undefined) return undefined;
  return index < rows.count ? rowAt(rows, index) : pendingRow(rows, index - rows.count, partSize);
}

type Comparison = (a: ListedRow, b: ListedRow) => number;

const byPlace: Comparison = (a, b) => a.range.start - b.range.start || a.range.end - b.range.end;

const comparisons: Readonly<Record<Column, Comparison>> = {
  number: byPlace,
  range: byPlace,
  offset: byPlace,
  size: (a, b) => lengthOf(a.range) - lengthOf(b.range),
  // A gap has no hash and comes after all that have one.
  hash: (a, b) => compareTexts(hashOf(a), hashOf(b)),
  status: (a, b) => urgency(a) - urgency(b),
};

function hashOf(row: ListedRow): string {
  return row.kind === 'part' ? row.treeHash : 'none';
}

/** What needs a look comes first. */
function urgency(row: ListedRow): number {
  if (row.kind === 'gap') return 0;
  const { flags, result } = row;
  if (result?.state === 'mismatched') return 1;
  if (flags.length > 0) return 2;
  if (!result) return 3;
  return result.state === 'verified' ? 4 : 2;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
