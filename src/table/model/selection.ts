import { type Arrangement, rowOfPlace } from './arrangement.ts';

/** The rows that are selected, by their index in the list: they stay so when sorted. */
export interface Selection {
  readonly rows: ReadonlySet<number>;
  /** The row from which Shift extends; undefined before any was chosen. */
  readonly anchor: number | undefined;
}

export const noSelection: Selection = { rows: new Set(), anchor: undefined };

/** The rows at the places from one to the other, either of which may come first. Only of the `listed` ones. */
export function rowsBetween(arrangement: Arrangement, from: number, to: number, listed: number): Set<number> {
  const rows = new Set<number>();
  for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
    const row = rowOfPlace(arrangement, place);
    if (row !== undefined && row < listed) rows.add(row);
  }
  return rows;
}

/** With the row when it was not selected, without it when it was. */
export function toggled({ rows }: Selection, row: number): Selection {
  const changed = new Set(rows);
  if (!changed.delete(row)) changed.add(row);
  return { rows: changed, anchor: row };
}

/** The selected rows in the order they are shown in; those that are filtered out are left out. */
export function selectedInOrder({ rows }: Selection, { order, count }: Arrangement): number[] {
  if (order) return order.filter((row) => rows.has(row));
  return [...rows].filter((row) => row < count).sort((a, b) => a - b);
}
