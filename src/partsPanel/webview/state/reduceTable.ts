import { placeOfRow, rowOfPlace, type Sort } from '../rows/arrangement.ts';
import { clampCursor, type Cursor, moved } from '../rows/cursor.ts';
import { rearranged } from './rearranged.ts';
import { noSelection, rowsBetween, type Selection, toggled } from '../rows/selection.ts';
import type { TableEvent, ViewState } from './state.ts';

/** The state after something a person did in the table or above it. */
export function reduceTable(state: ViewState, event: TableEvent): ViewState {
  switch (event.type) {
    case 'move': {
      const { count } = state.arrangement;
      const cursor = moved(state.cursor, event.move, { count, page: event.page });
      if (!event.extend) return { ...state, cursor, selection: { ...state.selection, anchor: undefined } };
      const anchored =
        state.selection.anchor === undefined ? anchoredAt(state, state.cursor.place) : state.selection;
      return { ...state, cursor, selection: extended(state, anchored, cursor.place) };
    }
    case 'focus':
      return sameCell(state.cursor, event.cursor) ? state : { ...state, cursor: event.cursor };
    case 'select':
      return { ...state, selection: selected(state, event.place, event.how) };
    case 'selectAll': {
      const { arrangement, rows, selection } = state;
      const all = rowsBetween(arrangement, 0, arrangement.count - 1, rows.count);
      return { ...state, selection: { ...selection, rows: all } };
    }
    case 'escape':
      return state.filter === ''
        ? { ...state, selection: noSelection }
        : rearranged(state, { ...state, filter: '' });
    case 'sort':
      return rearranged(state, { ...state, sort: nextSort(state.sort, event) });
    case 'filter':
      return event.text === state.filter ? state : rearranged(state, { ...state, filter: event.text });
    case 'unit':
      return { ...state, unit: event.unit };
    case 'reveal': {
      const hidden = placeOfRow(state.arrangement, event.row) < 0;
      const shown = hidden ? rearranged(state, { ...state, filter: '' }) : state;
      const place = Math.max(0, placeOfRow(shown.arrangement, event.row));
      return { ...shown, cursor: { ...shown.cursor, place } };
    }
    case 'detail':
      return { ...state, detail: event.row };
  }
}

function selected(state: ViewState, place: number, how: 'only' | 'extend' | 'toggle'): Selection {
  const row = rowOfPlace(state.arrangement, place);
  if (row === undefined || row >= state.rows.count) return state.selection;
  switch (how) {
    case 'only':
      return { rows: new Set([row]), anchor: row };
    case 'toggle':
      return toggled(state.selection, row);
    case 'extend':
      return extended(state, state.selection, place);
  }
}

/** From the anchor to `place`; from `place` alone where the anchor is gone or hidden. */
function extended(state: ViewState, { anchor }: Selection, place: number): Selection {
  const from = anchor === undefined ? -1 : placeOfRow(state.arrangement, anchor);
  const to = Math.max(0, place);
  const rows = rowsBetween(state.arrangement, from < 0 ? to : from, to, state.rows.count);
  return { rows, anchor: from < 0 ? rowOfPlace(state.arrangement, to) : anchor };
}

function anchoredAt(state: ViewState, place: number): Selection {
  const { place: at } = clampCursor({ place, column: 0 }, state.arrangement.count);
  return { ...state.selection, anchor: rowOfPlace(state.arrangement, Math.max(0, at)) };
}

function nextSort(sort: Sort | undefined, { column }: { column: Sort['column'] }): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

function sameCell(a: Cursor, b: Cursor): boolean {
  return a.place === b.place && a.column === b.column;
}
