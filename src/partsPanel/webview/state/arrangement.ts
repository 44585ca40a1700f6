import { formatRange } from '../../../core/byteRange.ts';
import { arrange, type Arrangement, comparisonOf, rowOfPlace } from '../../../table/model/arrangement.ts';
import type { NewIndex } from '../../../table/model/rearranged.ts';
import type { LoadingState } from '../../protocol/messages.ts';
import { columns } from '../rows/columns.ts';
import { parseFilter } from '../rows/filter.ts';
import { allRows, pendingRow, pendingRows, rowAt, type Rows, type ShownRow } from '../rows/rows.ts';
import type { UploadView } from './state.ts';

/** Arranges the rows by the state's filter and sort. */
export function arrangementOf(state: UploadView): Arrangement {
  const { rows, filter, sort, facts, loading } = state;
  return arrange(
    {
      count: rows.count,
      pending: isAwaited(loading) ? pendingRows(rows, loading.pageSize) : 0,
      all: () => allRows(rows),
    },
    { matches: parseFilter(filter, facts.partSize), compare: comparisonOf(columns, sort) },
  );
}

/** The row at a place. */
export function shownAt({ rows, arrangement, facts }: UploadView, place: number): ShownRow | undefined {
  const index = rowOfPlace(arrangement, place);
  if (index === undefined) return undefined;
  return index < rows.count ? rowAt(rows, index) : pendingRow(rows, index - rows.count, facts.partSize);
}

/** Maps rows to those after a refresh, by their ranges. */
export function sameRange(before: Rows, after: Rows): NewIndex {
  if (before.count === 0) return (row) => row;
  const indexes = new Map(allRows(after).map(({ range }, index) => [formatRange(range), index]));
  const rows = allRows(before);
  return (index) => {
    const row = rows[index];
    return row && indexes.get(formatRange(row.range));
  };
}

/** Whether further parts are being listed. */
function isAwaited({ status, done }: LoadingState): boolean {
  return status === 'loading' && !done;
}
