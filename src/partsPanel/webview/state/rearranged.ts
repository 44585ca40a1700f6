import { formatRange } from '../../../core/byteRange.ts';
import { arrange, placeOfRow, rowOfPlace } from '../rows/arrangement.ts';
import { headingsPlace } from '../rows/cursor.ts';
import { allRows, pendingRows, type Rows } from '../rows/rows.ts';
import type { ViewState } from './state.ts';

/** The index a row has now, by the one it had; undefined when it is gone. */
type NewIndex = (row: number) => number | undefined;

/**
 * `next` with its rows in their places anew. The cursor stays on its row wherever that stands now; where the row is no
 * longer shown, the cursor stays where it is.
 */
export function rearranged(before: ViewState, next: ViewState, newIndex: NewIndex = (row) => row): ViewState {
  const arrangement = arrange(next.rows, {
    filter: next.filter,
    sort: next.sort,
    pending: isAwaited(next) ? pendingRows(next.rows) : 0,
    partSize: next.facts?.partSize ?? 0,
  });
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

/** Finds rows again after a refresh, by their ranges. */
export function sameRange(before: Rows, after: Rows): NewIndex {
  if (before.count === 0) return (row) => row;
  const indexes = new Map(allRows(after).map(({ range }, index) => [formatRange(range), index]));
  const rows = allRows(before);
  return (index) => {
    const row = rows[index];
    return row && indexes.get(formatRange(row.range));
  };
}

/** Whether parts are being listed that will come after those that are there. */
function isAwaited({ facts, loading }: ViewState): boolean {
  return facts !== undefined && loading.status === 'loading' && !loading.done;
}
