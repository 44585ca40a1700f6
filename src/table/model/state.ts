import type { Arrangement, Sort } from './arrangement.ts';
import type { Cursor, Move } from './cursor.ts';
import { noSelection, type Selection } from './selection.ts';

/** What a table shows, and how. Its user keeps the rows. */
export interface TableState {
  /** As typed. */
  readonly filter: string;
  readonly sort: Sort | undefined;
  /** Follows from rows, filter and sort. */
  readonly arrangement: Arrangement;
  readonly cursor: Cursor;
  readonly selection: Selection;
  /** The row shown whole, by its index. */
  readonly detail: number | undefined;
}

/** What happens in a table and above it. */
export type TableEvent =
  | { readonly type: 'move'; readonly move: Move; readonly extend: boolean; readonly page: number }
  /** A cell got the focus, by a click or by a screen reader. */
  | { readonly type: 'focus'; readonly cursor: Cursor }
  /** A click: this row alone, from the anchor to it, or it besides the others. */
  | { readonly type: 'select'; readonly place: number; readonly how: 'only' | 'extend' | 'toggle' }
  | { readonly type: 'selectAll' }
  /** Takes the filter away, or where there is none the selection. */
  | { readonly type: 'escape' }
  /** Sorts by a column, then the other way, then not at all. */
  | { readonly type: 'sort'; readonly column: string }
  | { readonly type: 'filter'; readonly text: string }
  /** Brings a row to the cursor, also one that a filter hides. */
  | { readonly type: 'reveal'; readonly row: number }
  | { readonly type: 'detail'; readonly row: number | undefined };

/** A table without rows. */
export const initialTable: TableState = {
  filter: '',
  sort: undefined,
  arrangement: { order: undefined, count: 0 },
  cursor: { place: 0, column: 0 },
  selection: noSelection,
  detail: undefined,
};
