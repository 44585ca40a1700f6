import { rowOfPlace } from './arrangement.ts';
import { clampCursor } from './cursor.ts';
import { selectedInOrder } from './selection.ts';
import type { TableState } from './state.ts';

/** The index of the row at the cursor; undefined on a heading or a pending row. */
export function rowAtCursor({ cursor, arrangement }: TableState, listed: number): number | undefined {
  const row = rowOfPlace(arrangement, clampCursor(cursor, arrangement.count).place);
  return row !== undefined && row < listed ? row : undefined;
}

/** The rows to copy, in the order shown: the selected ones, or else the one at the cursor. */
export function rowsToCopy(state: TableState, listed: number): readonly number[] {
  const selected = selectedInOrder(state.selection, state.arrangement);
  const row = rowAtCursor(state, listed);
  return selected.length > 0 || row === undefined ? selected : [row];
}

/** Whether a selected row is shown: Copy then copies rows, otherwise the cell at the cursor. */
export function showsSelection({ selection, arrangement }: TableState): boolean {
  return selectedInOrder(selection, arrangement).length > 0;
}
