import { type Arrangement, placeOfRow, rowOfPlace } from './arrangement.ts';
import { headingsPlace } from './cursor.ts';
import type { TableState } from './state.ts';

/** Maps the former index of a row to its index now; undefined if it is gone. */
export type NewIndex = (row: number) => number | undefined;

/**
 * Rearranges the rows of `next`. The cursor follows its row; if that is no longer shown, the cursor keeps its place.
 */
export function rearranged<State extends TableState>(
  before: TableState,
  next: State,
  arrangement: Arrangement,
  newIndex: NewIndex = (row) => row,
): State {
  const { place, column } = before.cursor;
  const row = rowOfPlace(before.arrangement, place);
  const index = row === undefined ? undefined : newIndex(row);
  const found = index === undefined ? -1 : placeOfRow(arrangement, index);
  const kept = place === headingsPlace ? headingsPlace : Math.max(0, Math.min(place, arrangement.count - 1));
  const { rows, anchor } = next.selection;
  return {
    ...next,
    arrangement,
    cursor: { place: found >= 0 ? found : kept, column },
    selection: {
      rows: new Set([...rows].flatMap((each) => newIndex(each) ?? [])),
      anchor: anchor === undefined ? undefined : newIndex(anchor),
    },
  };
}
