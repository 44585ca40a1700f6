import { columns } from '../../protocol/columns.ts';
import type { CopyFormat, PageAction, RequestBody } from '../../protocol/messages.ts';
import { rowAtCursor, rowsToCopy, showsSelection } from '../../../table/model/copying.ts';
import type { Actions } from '../state/actions.ts';
import { rowAt } from '../rows/rows.ts';
import type { UploadView } from '../state/state.ts';
import { copyTexts as texts } from '../texts/copying.ts';

const formats: Readonly<Record<Exclude<PageAction, 'copyCell'>, CopyFormat>> = {
  copyRows: 'tsv',
  copyRowsAsJson: 'json',
  copyTreeHashes: 'hashes',
};

/** What can be copied, by the names in VS Code's menus. */
export type Copying = Pick<Actions, 'copy' | 'copyHashOf'> & {
  readonly act: (action: PageAction) => void;
};

/**
 * Copies the selection or the cell at the cursor. The webview has no clipboard of its own: `ask` sends the request, and
 * says `done` when it was accepted.
 */
export function createCopying(
  shown: () => UploadView | undefined,
  ask: (body: RequestBody, done: string) => void,
): Copying {
  const send = (state: UploadView, rows: readonly number[], format: CopyFormat) => {
    if (rows.length === 0) return;
    // A gap has no hash.
    const isCopied = (row: number) => format !== 'hashes' || rowAt(state.rows, row)?.kind === 'part';
    const count = rows.filter(isCopied).length;
    const done = format === 'hashes' ? texts.copiedHashes(count) : texts.copiedRows(count);
    ask({ type: 'copyRows', generation: state.generation, rows, format }, done);
  };

  const copyCell = (state: UploadView) => {
    const column = columns[state.cursor.column];
    const row = rowAtCursor(state, state.rows.count);
    if (!column || row === undefined) return;
    ask({ type: 'copyCell', generation: state.generation, row, column }, texts.copiedCell);
  };

  const copyRows = (state: UploadView, format: CopyFormat) =>
    send(state, rowsToCopy(state, state.rows.count), format);

  return {
    copy: () => {
      const state = shown();
      if (!state) return;
      if (showsSelection(state)) copyRows(state, 'tsv');
      else copyCell(state);
    },
    copyHashOf: (row) => {
      const state = shown();
      if (state) send(state, [row], 'hashes');
    },
    act: (action) => {
      const state = shown();
      if (!state) return;
      if (action === 'copyCell') copyCell(state);
      else copyRows(state, formats[action]);
    },
  };
}
