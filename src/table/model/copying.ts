import { rowOfPlace } from './arrangement.ts';
import { clampCursor } from './cursor.ts';
import { selectedInOrder } from './selection.ts';
import type { TableState } from './state.ts';

/** The index of the listed row that has the cursor; undefined on a heading and on a row that is pending. */
export function rowAtCursor({ cursor, arrangement }: TableState, listed: number): number | undefined {
  const row = rowOfPlace(arrangement, clampCursor(cursor, arrangement.count).place);
  return row !== undefined && row < listed ? row : undefined;
}

/** The rows to copy, in the order shown: the selected ones, or else the one with the cursor. */
export function rowsToCopy(state: TableState, listed: number): readonly number[] {
  const selected = selectedInOrder(state.selection, state.arrangement);
  const row = rowAtCursor(state, listed);
  return selected.length > 0 || row === undefined ? selected : [row];
}

/** Whether a selected row is shown: Copy then means the rows, and else the cell with the cursor. */
export function showsSelection({ selection, arrangement }: TableState): boolean {
  return selectedInOrder(selection, arrangement).length > 0;
}
