import { createTable, type Table } from '../../../table/view/table.ts';
import type { Column } from '../../protocol/columns.ts';
import { columns } from '../rows/columns.ts';
import type { ShownRow } from '../rows/rows.ts';
import type { RowFormat } from '../rows/rowText.ts';
import type { Actions } from '../state/actions.ts';
import { shownAt } from '../state/arrangement.ts';
import { initialState, type ViewState } from '../state/state.ts';
import { addCopyButton } from './copyButton.ts';
import { createCell, fillCell } from './cells.ts';

export interface PartsTableOptions {
  readonly actions: Actions;
  /** Told which rows are in view, by their places, after every change of that; the last is -1 when there are none. */
  readonly onView: (places: { readonly first: number; readonly last: number }) => void;
}

export type PartsTable = Omit<Table<ShownRow>, 'update'> & { update(state: ViewState): void };

/** Digits of an offset for which there is room, also where none has as many: the heading is as wide. */
const leastDigits = 9;

/** Turns `element`, which scrolls, into the table of parts. */
export function createPartsTable(element: HTMLElement, { actions, onView }: PartsTableOptions): PartsTable {
  let state = initialState;
  let format: RowFormat = { unit: state.unit, partSize: 0 };
  const table = createTable<ShownRow>(element, {
    columns,
    actions,
    kindOf: ({ kind }) => kind,
    createCell,
    fillCell: (cell, column, row) => fillCell(cell, column as Column, row, format),
    onView,
  });
  addCopyButton(element, () => state, actions);
  return {
    update: (next) => {
      if (next === state) return;
      state = next;
      const partSize = next.facts?.partSize ?? 0;
      format = { unit: next.unit, partSize };
      element.style.setProperty('--digits', String(offsetDigits(next, partSize)));
      table.update({
        state: next,
        rowAt: (place) => shownAt(next, place, partSize),
        content: [next.rows, next.unit],
        isOpen: !next.loading.done,
      });
    },
    showCursor: (how, focus) => table.showCursor(how, focus),
    get stop() {
      return table.stop;
    },
    scrollTo: (top) => table.scrollTo(top),
  };
}

/** Digits of the largest offset that is shown. */
function offsetDigits({ rows, arrangement }: ViewState, partSize: number): number {
  const last = shownAt({ rows, arrangement }, arrangement.count - 1, partSize)?.range.end ?? 0;
  return Math.max(leastDigits, String(Math.max(last, rows.lastByte)).length);
}
