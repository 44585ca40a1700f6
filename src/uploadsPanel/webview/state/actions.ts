import type { TableActions } from '../../../table/view/events.ts';
import type { RowAction, UploadField } from '../../protocol/messages.ts';

/** What the user can do in the panel. */
export interface Actions extends TableActions {
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly refresh: () => void;
  /** Asks the extension for everything again after it did not answer. */
  readonly reconnect: () => void;
  /** Counts the parts of the selected uploads, or of all that are shown. */
  readonly countParts: () => void;
  readonly stopCounting: () => void;
  /** Aborts the selected uploads. */
  readonly abort: () => void;
  /** Aborts one upload. */
  readonly abortRow: (row: number) => void;
  readonly exportUploads: () => void;
  readonly openAsText: () => void;
  readonly run: (action: RowAction, row: number) => void;
  readonly copyField: (field: UploadField, row: number) => void;
  readonly group: (grouped: boolean) => void;
}
