import type { TableActions } from '../../../table/view/events.ts';
import type { Fact } from '../../protocol/facts.ts';
import type { TableEvent } from '../../../table/model/state.ts';

/** What the user can do in the panel. */
export interface Actions extends TableActions {
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  readonly cancel: () => void;
  /** Retries loading or connecting. */
  readonly retry: () => void;
  /** Reads the parts again. */
  readonly refresh: () => void;
  /** Asks the extension for everything again after it did not answer. */
  readonly reconnect: () => void;
  readonly exportParts: () => void;
  readonly openAsText: () => void;
  /** Verifies the parts against a local file. */
  readonly verify: () => void;
  /** Opens the report of the verification. */
  readonly openReport: () => void;
  /** Asks for new parts again and again. */
  readonly watch: () => void;
  readonly unwatch: () => void;
  /** Changes what is shown, and how. */
  readonly table: (event: TableEvent) => void;
  /** Goes to a part number or an offset as the user typed it. */
  readonly goTo: (text: string) => void;
  /** Scrolls a row to the middle of the table, and focuses it if `focus` is true. */
  readonly goToRow: (row: number, focus: boolean) => void;
  /** Copies a field of the upload. */
  readonly copyFact: (fact: Fact) => void;
  /** Copies the tree hash of one row. */
  readonly copyHashOf: (row: number) => void;
}
