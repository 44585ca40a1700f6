import { initialTable, type TableEvent, type TableState } from '../../../table/model/state.ts';
import type { Snapshot, Update } from '../../protocol/messages.ts';
import { noRows, type Rows } from '../rows/items.ts';

/** The state that everything on screen follows from. */
export interface ViewState extends TableState {
  /** What the extension has told; absent before the first snapshot. */
  readonly news?: Omit<Snapshot, 'type' | 'rows' | 'problems'>;
  readonly rows: Rows;
  /** Rows are shown by vault, each with a heading. */
  readonly grouped: boolean;
  /** Whether the extension answers. */
  readonly link: 'connecting' | 'live' | 'silent';
  /** Feedback on the latest action, shown for a moment, or until the next one. */
  readonly notice: string;
}

export type ViewEvent =
  | Snapshot
  | Update
  | TableEvent
  /** The extension was asked for everything. */
  | { readonly type: 'connecting' }
  /** A request got no answer in time. */
  | { readonly type: 'silent' }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'group'; readonly grouped: boolean };

export const initialState: ViewState = {
  ...initialTable,
  rows: noRows,
  grouped: false,
  link: 'connecting',
  notice: '',
};
