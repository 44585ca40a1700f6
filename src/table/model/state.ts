import type { Arrangement, Sort } from './arrangement.ts';
import type { Cursor, Move } from './cursor.ts';
import { noSelection, type Selection } from './selection.ts';

/** The state of a table. The rows are kept by its user. */
export interface TableState {
  /** As typed. */
  readonly filter: string;
  readonly sort: Sort | undefined;
  /** Derived from rows, filter and sort. */
  readonly arrangement: Arrangement;
  readonly cursor: Cursor;
  /** Indexes of the columns for which there is no room, in order. */
  readonly hidden: readonly number[];
  readonly selection: Selection;
  /** The index of the row shown in full. */
  readonly detail: number | undefined;
}

/** Events in a table and above it. */
export type TableEvent =
  | { readonly type: 'move'; readonly move: Move; readonly extend: boolean; readonly page: number }
  /** A cell got the focus from a click or a screen reader. */
  | { readonly type: 'focus'; readonly cursor: Cursor }
  /** A click selects this row alone, from the anchor to it, or in addition to the others. */
  | { readonly type: 'select'; readonly place: number; readonly how: 'only' | 'extend' | 'toggle' }
  | { readonly type: 'selectAll' }
  /** Clears the filter, or without one the selection. */
  | { readonly type: 'escape' }
  /** Sorts by a column, then in reverse, then not at all. */
  | { readonly type: 'sort'; readonly column: string }
  | { readonly type: 'filter'; readonly text: string }
  /** Moves the cursor to a row, even if a filter hides it. */
  | { readonly type: 'reveal'; readonly row: number }
  | { readonly type: 'detail'; readonly row: number | undefined }
  /** There is no room for these columns, and room for all others. */
  | { readonly type: 'hide'; readonly columns: readonly number[] };

/** A table without rows. */
export const initialTable: TableState = {
  filter: '',
  sort: undefined,
  arrangement: { order: undefined, count: 0 },
  cursor: { place: 0, column: 0 },
  hidden: [],
  selection: noSelection,
  detail: undefined,
};
