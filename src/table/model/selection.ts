import { type Arrangement, rowOfPlace } from './arrangement.ts';

/** The indexes of the selected rows; sorting does not change them. */
export interface Selection {
  readonly rows: ReadonlySet<number>;
  /** The row that Shift extends from; undefined before any was chosen. */
  readonly anchor: number | undefined;
}

export const noSelection: Selection = { rows: new Set(), anchor: undefined };

/** The rows between two places, in either order, without pending ones. */
export function rowsBetween(arrangement: Arrangement, from: number, to: number, listed: number): Set<number> {
  const rows = new Set<number>();
  for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
    const row = rowOfPlace(arrangement, place);
    if (row !== undefined && row < listed) rows.add(row);
  }
  return rows;
}

/** Adds the row if it was not selected, removes it if it was. */
export function toggled({ rows }: Selection, row: number): Selection {
  const changed = new Set(rows);
  if (!changed.delete(row)) changed.add(row);
  return { rows: changed, anchor: row };
}

/** The selected rows in the order shown, without those that are filtered out. */
export function selectedInOrder({ rows }: Selection, { order, count }: Arrangement): number[] {
  if (order) return order.filter((row) => rows.has(row));
  return [...rows].filter((row) => row < count).sort((a, b) => a - b);
}
