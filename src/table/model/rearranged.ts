import { type Arrangement, placeOfRow, rowOfPlace } from './arrangement.ts';
import { headingsPlace } from './cursor.ts';
import type { TableState } from './state.ts';

/** The index a row has now, by the one it had; undefined when it is gone. */
export type NewIndex = (row: number) => number | undefined;

/**
 * `next` with its rows in their places anew. The cursor stays on its row wherever that stands now; where the row is no
 * longer shown, the cursor stays where it is.
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
