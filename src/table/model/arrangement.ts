import type { Column } from './columns.ts';

/** The column, by its name, and the direction; rows equal in it stay as listed. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** Which row is where. Places count what is shown from 0, indexes what is listed. */
export interface Arrangement {
  /** The index of the row at each place; absent if rows are as listed, followed by those that are pending. */
  readonly order: readonly number[] | undefined;
  /** Places. */
  readonly count: number;
}

/** The rows to arrange. */
export interface Listing<Row> {
  /** Rows that are listed. */
  readonly count: number;
  /** Rows still loading. They come last, and are shown only without filter and sort. */
  readonly pending: number;
  /** All listed rows; only called to filter or sort. */
  readonly all: () => readonly Row[];
}

/** What selects and orders the rows; each is absent if it does not apply. */
export interface Arranging<Row> {
  readonly matches: ((row: Row) => boolean) | undefined;
  readonly compare: Column<Row>['compare'] | undefined;
}

/** Filters and sorts the listed rows. */
export function arrange<Row>(
  { count, pending, all }: Listing<Row>,
  { matches, compare }: Arranging<Row>,
): Arrangement {
  if (!matches && !compare) return { order: undefined, count: count + pending };
  const entries = all().map((row, index) => ({ row, index }));
  const left = matches ? entries.filter(({ row }) => matches(row)) : entries;
  if (compare) left.sort((a, b) => compare(a.row, b.row));
  return { order: left.map(({ index }) => index), count: left.length };
}

/** The comparison for a sort; undefined without a sort, or without such a column. */
export function comparisonOf<Row>(
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): Column<Row>['compare'] | undefined {
  const compare = columns.find(({ name }) => name === sort?.column)?.compare;
  if (!compare || !sort?.descending) return compare;
  return (a, b) => -compare(a, b);
}

/** The index of the row at a place. */
export function rowOfPlace({ order, count }: Arrangement, place: number): number | undefined {
  if (place < 0 || place >= count) return undefined;
  return order ? order[place] : place;
}

/** The place of a row; -1 if it is not shown. */
export function placeOfRow({ order, count }: Arrangement, row: number): number {
  if (order) return order.indexOf(row);
  return row >= 0 && row < count ? row : -1;
}
