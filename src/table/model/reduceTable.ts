import type { Heading } from './columns.ts';
import { type Arrangement, placeOfRow, rowOfPlace, type Sort } from './arrangement.ts';
import { clampCursor, type Cursor, moved, nearestColumn } from './cursor.ts';
import { rearranged } from './rearranged.ts';
import { noSelection, rowsBetween, type Selection, toggled } from './selection.ts';
import type { TableEvent, TableState } from './state.ts';

/** What the reducer needs to know of rows and columns. */
export interface TableFacts<State> {
  /** Listed rows; pending ones cannot be selected. */
  readonly listed: (state: State) => number;
  /** In order. */
  readonly columns: readonly Heading[];
  /** Arranges the rows by the filter and the sort of the state. */
  readonly arrange: (state: State) => Arrangement;
}

/** Creates the reducer for the user's actions in the table and above it. */
export function tableReducer<State extends TableState>({
  listed,
  columns,
  arrange,
}: TableFacts<State>): (state: State, event: TableEvent) => State {
  return (state, event) => {
    const table = { ...state, listed: listed(state) };
    switch (event.type) {
      case 'move': {
        const { count } = state.arrangement;
        const shown = shownColumns(columns.length, state.hidden);
        const cursor = moved(state.cursor, event.move, { count, page: event.page, columns: shown });
        if (!event.extend) return { ...state, cursor, selection: { ...state.selection, anchor: undefined } };
        const anchored =
          state.selection.anchor === undefined ? anchoredAt(state, state.cursor.place) : state.selection;
        return { ...state, cursor, selection: extended(table, anchored, cursor.place) };
      }
      case 'focus':
        return sameCell(state.cursor, event.cursor) ? state : { ...state, cursor: event.cursor };
      case 'select':
        return { ...state, selection: selected(table, event.place, event.how) };
      case 'selectAll': {
        const { arrangement, selection } = state;
        const all = rowsBetween(arrangement, 0, arrangement.count - 1, table.listed);
        return { ...state, selection: { ...selection, rows: all } };
      }
      case 'escape':
        return state.filter === '' ? { ...state, selection: noSelection } : changed(state, { filter: '' });
      case 'sort':
        return changed(state, { sort: nextSort(state.sort, event.column) });
      case 'filter':
        return event.text === state.filter ? state : changed(state, { filter: event.text });
      case 'reveal': {
        const hidden = placeOfRow(state.arrangement, event.row) < 0;
        const shown = hidden ? changed(state, { filter: '' }) : state;
        const place = Math.max(0, placeOfRow(shown.arrangement, event.row));
        return { ...shown, cursor: { ...shown.cursor, place } };
      }
      case 'detail':
        return { ...state, detail: event.row };
      case 'hide': {
        const column = nearestColumn(state.cursor.column, shownColumns(columns.length, event.columns));
        const next = { ...state, hidden: event.columns, cursor: { ...state.cursor, column } };
        // Nobody could see it, or take it back.
        const sortIsHidden = event.columns.some((index) => columns[index]?.name === state.sort?.column);
        return state.sort && sortIsHidden ? changed(next, { sort: undefined }) : next;
      }
    }
  };

  function changed(state: State, change: Partial<Pick<TableState, 'filter' | 'sort'>>): State {
    const next = { ...state, ...change };
    return rearranged(state, next, arrange(next));
  }
}

function shownColumns(count: number, hidden: readonly number[]): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => !hidden.includes(index));
}

type Table = Pick<TableState, 'arrangement' | 'selection'> & { readonly listed: number };

function selected(table: Table, place: number, how: 'only' | 'extend' | 'toggle'): Selection {
  const row = rowOfPlace(table.arrangement, place);
  if (row === undefined || row >= table.listed) return table.selection;
  switch (how) {
    case 'only':
      return { rows: new Set([row]), anchor: row };
    case 'toggle':
      return toggled(table.selection, row);
    case 'extend':
      return extended(table, table.selection, place);
  }
}

/** From the anchor to `place`, or `place` alone if the anchor is gone or hidden. */
function extended({ arrangement, listed }: Table, { anchor }: Selection, place: number): Selection {
  const from = anchor === undefined ? -1 : placeOfRow(arrangement, anchor);
  const to = Math.max(0, place);
  const rows = rowsBetween(arrangement, from < 0 ? to : from, to, listed);
  return { rows, anchor: from < 0 ? rowOfPlace(arrangement, to) : anchor };
}

function anchoredAt({ selection, arrangement }: TableState, place: number): Selection {
  const { place: at } = clampCursor({ place, column: 0 }, arrangement.count);
  return { ...selection, anchor: rowOfPlace(arrangement, Math.max(0, at)) };
}

function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

function sameCell(a: Cursor, b: Cursor): boolean {
  return a.place === b.place && a.column === b.column;
}
