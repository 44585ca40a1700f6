import { createTable, type Table } from '../../../table/view/table.ts';
import type { Column } from '../../protocol/columns.ts';
import { columns } from '../rows/columns.ts';
import type { ShownRow } from '../rows/rows.ts';
import { longestStatus } from '../rows/longestStatus.ts';
import type { Actions } from '../state/actions.ts';
import { shownAt } from '../state/arrangement.ts';
import type { UploadView } from '../state/state.ts';
import { addCopyButton } from './copyButton.ts';
import { addMoreButton } from './moreButton.ts';
import { createCell, fillCell } from './cells.ts';

export interface PartsTableOptions {
  readonly actions: Actions;
  /** Called with the places of the first and last row in view whenever they change; the last is -1 without rows. */
  readonly onView: (places: { readonly first: number; readonly last: number }) => void;
}

export type PartsTable = Omit<Table<ShownRow>, 'update'> & { update(state: UploadView): void };

/** Digits' room for the sign before a status and the space around both. */
const statusSign = 6;

/** The fewest digits of an offset to leave room for: the heading is as wide. */
const leastDigits = 9;

/** Turns `element`, which scrolls, into the table of parts. */
export function createPartsTable(element: HTMLElement, { actions, onView }: PartsTableOptions): PartsTable {
  let state: UploadView | undefined;
  let partSize = 0;
  const table = createTable<ShownRow>(element, {
    columns,
    actions,
    kindOf: ({ kind }) => kind,
    createCell,
    fillCell: (cell, column, row) => fillCell(cell, column as Column, row, partSize),
    onView,
  });
  addCopyButton(element, () => state, actions);
  const showMoreButton = addMoreButton(element, actions);
  return {
    update: (next) => {
      if (next === state) return;
      partSize = next.facts.partSize;
      element.style.setProperty('--digits', String(offsetDigits(next)));
      // It looks at all rows, and not every key changes them.
      if (next.rows !== state?.rows)
        element.style.setProperty('--longest-status', `${longestStatus(next.rows, partSize) + statusSign}ch`);
      showMoreButton(next);
      state = next;
      table.update({
        state: next,
        rowAt: (place) => shownAt(next, place),
        content: [next.rows],
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

/** Digits of the largest offset shown. */
function offsetDigits(state: UploadView): number {
  const last = shownAt(state, state.arrangement.count - 1)?.range.end ?? 0;
  return Math.max(leastDigits, String(Math.max(last, state.rows.lastByte)).length);
}
