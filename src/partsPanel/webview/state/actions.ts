import type { TableActions } from '../../../table/view/events.ts';
import type { PartsTableEvent } from './state.ts';

/** What a person can do in the panel. */
export interface Actions extends TableActions {
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  readonly cancel: () => void;
  /** Tries again to load what failed, or to connect. */
  readonly retry: () => void;
  /** Asks the extension anew after it did not answer. */
  readonly reconnect: () => void;
  readonly exportParts: () => void;
  readonly openAsText: () => void;
  /** Compares the parts with a local file. */
  readonly verify: () => void;
  /** Shows what the verification found, whole. */
  readonly openReport: () => void;
  /** Changes what is shown and how. */
  readonly table: (event: PartsTableEvent) => void;
  /** Goes to what a person typed: a part number or an offset. */
  readonly goTo: (text: string) => void;
  /** Shows a row in the middle of the table, and moves the focus there where `focus` says so. */
  readonly goToRow: (row: number, focus: boolean) => void;
  /** Copies the tree hash of one row. */
  readonly copyHashOf: (row: number) => void;
}
