import { type Arrangement, comparisonOf, rowOfPlace } from '../../../table/model/arrangement.ts';
import type { NewIndex } from '../../../table/model/rearranged.ts';
import { columns, unsorted } from '../rows/columns.ts';
import { matches, parseFilter } from '../rows/filter.ts';
import { groupKey, type Item, problemKey, type Rows, uploadRowKey } from '../rows/items.ts';
import type { ViewState } from './state.ts';

/**
 * Arranges what could not be looked through first, then the uploads that the filter leaves, by the sort or the newest
 * first; grouped, each vault's below a heading.
 */
export function arrangementOf({ rows, filter, sort, grouped }: ViewState): Arrangement {
  const { uploads, problems, groups } = rows;
  const [wanted, now] = [parseFilter(filter), Date.now()];
  const compare = comparisonOf(columns, sort) ?? unsorted;
  const shown = uploads
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => matches(wanted, row, now))
    .sort((a, b) => compare(a.row, b.row));
  // Whoever looks for something finds what could not be looked through as well.
  const order = problems.map((_, index) => uploads.length + index);
  if (!grouped) order.push(...shown.map(({ index }) => index));
  else {
    const byGroup = Map.groupBy(shown, ({ row }) => groupKey(row));
    for (const [index, group] of groups.entries()) {
      const members = byGroup.get(groupKey(group));
      if (members) order.push(uploads.length + problems.length + index, ...members.map((each) => each.index));
    }
  }
  return { order, count: order.length };
}

/** The row at a place. */
export function itemAt(state: ViewState, place: number): Item | undefined {
  const { rows, arrangement } = state;
  const { uploads, problems, groups } = rows;
  const index = rowOfPlace(arrangement, place);
  if (index === undefined) return undefined;
  const row = uploads[index];
  if (row) return { kind: 'upload', row };
  const problem = problems[index - uploads.length];
  if (problem) return { kind: 'problem', problem };
  const group = groups[index - uploads.length - problems.length];
  return group && { kind: 'group', group, uploads: uploadsAfter(state, place) };
}

/** The indexes of the uploads shown, in the order shown. */
export function shownUploads({ rows, arrangement }: ViewState): number[] {
  return (arrangement.order ?? []).filter((index) => index < rows.uploads.length);
}

function uploadsAfter({ rows, arrangement }: ViewState, place: number): number {
  const order = arrangement.order ?? [];
  let end = place + 1;
  while (end < order.length && (order[end] ?? 0) < rows.uploads.length) end++;
  return end - place - 1;
}

/** Maps rows to those after a change, by what they are. */
export function sameItem(before: Rows, after: Rows): NewIndex {
  const now = new Map(keysOf(after).map((key, index) => [key, index]));
  const keys = keysOf(before);
  return (index) => {
    const key = keys[index];
    return key === undefined ? undefined : now.get(key);
  };
}

function keysOf({ uploads, problems, groups }: Rows): string[] {
  return [
    ...uploads.map((row) => `upload\n${uploadRowKey(row)}`),
    ...problems.map((problem) => `problem\n${problemKey(problem)}`),
    ...groups.map((group) => `group\n${groupKey(group)}`),
  ];
}
