import type { Coverage } from '../../../core/parts/coverage.ts';
import type { Column } from '../../protocol/columns.ts';
import type {
  VerificationNews,
  LoadingState,
  Offer,
  Prefix,
  Snapshot,
  Update,
  UploadFacts,
} from '../../protocol/messages.ts';
import type { Arrangement, Sort } from '../rows/arrangement.ts';
import type { Cursor, Move } from '../rows/cursor.ts';
import { type Rows, rowsOf } from '../rows/rows.ts';
import type { Unit } from '../rows/rowText.ts';
import { noSelection, type Selection } from '../rows/selection.ts';

/** Everything that is shown follows from this. */
export interface ViewState {
  /** Whether the extension answers. */
  readonly link: 'connecting' | 'live' | 'silent';
  readonly generation: number;
  /** Absent until the first snapshot. */
  readonly facts?: UploadFacts;
  readonly rows: Rows;
  readonly loading: LoadingState;
  readonly prefix: Prefix;
  readonly offers: readonly Offer[];
  /** The comparison that is shown, if there is one; what it found is with the rows. */
  readonly verification: Pick<VerificationNews, 'name' | 'sentence'> | undefined;
  /** Follows from the rows. */
  readonly coverage: Coverage;
  /** What came of the last thing a person did, for a moment. */
  readonly notice: string;
  readonly unit: Unit;
  readonly filter: string;
  readonly sort: Sort | undefined;
  /** Follows from rows, filter and sort. */
  readonly arrangement: Arrangement;
  readonly cursor: Cursor;
  readonly selection: Selection;
  /** The row shown whole, by its index. */
  readonly detail: number | undefined;
  /** Pixels. */
  readonly mapWidth: number;
}

/** What happens in the table and above it. */
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
  | { readonly type: 'sort'; readonly column: Column }
  | { readonly type: 'filter'; readonly text: string }
  | { readonly type: 'unit'; readonly unit: Unit }
  /** Brings a row to the cursor, also one that a filter hides. */
  | { readonly type: 'reveal'; readonly row: number }
  | { readonly type: 'detail'; readonly row: number | undefined };

export type ViewEvent =
  | Snapshot
  | Update
  | TableEvent
  /** The extension is asked for everything. */
  | { readonly type: 'connecting' }
  /** A request got no answer in time. */
  | { readonly type: 'silent' }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'mapWidth'; readonly width: number };

export const initialState: ViewState = {
  link: 'connecting',
  generation: 0,
  rows: rowsOf([]),
  loading: { status: 'idle', all: false, done: false, closed: false, reopens: false },
  prefix: { parts: 0, bytes: 0, treeHash: '', whole: false },
  offers: [],
  verification: undefined,
  coverage: { runs: [], bytes: 0 },
  notice: '',
  unit: 'MiB',
  filter: '',
  sort: undefined,
  arrangement: { order: undefined, count: 0 },
  cursor: { place: 0, column: 0 },
  selection: noSelection,
  detail: undefined,
  mapWidth: 0,
};
