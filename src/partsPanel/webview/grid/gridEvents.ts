import { columns } from '../../protocol/columns.ts';
import type { Actions } from '../state/actions.ts';
import { type Cursor, headingsPlace } from '../rows/cursor.ts';
import { type KeyCommand, keyCommand } from './keys.ts';
import { createCopyButton } from './rowView.ts';
import { takeKey } from '../elements/takeKey.ts';

export interface GridEventOptions {
  readonly actions: Actions;
  /** Rows that Page Up and Page Down go over. */
  readonly page: () => number;
  /** The index of the row at a place. */
  readonly rowAt: (place: number) => number | undefined;
  readonly cursor: () => Cursor;
}

/** Has keys, clicks and the focus in the table do what they do in a grid. */
export function listenToGrid(element: HTMLElement, { actions, page, rowAt, cursor }: GridEventOptions): void {
  element.addEventListener('keydown', (event) => {
    const command = keyCommand(event);
    if (!command || !cellOf(event)) return;
    takeKey(event);
    perform(command);
  });
  element.addEventListener('focusin', (event) => {
    const cell = cellOf(event);
    if (cell) actions.table({ type: 'focus', cursor: cell });
  });
  element.addEventListener('click', (event) => {
    const cell = cellOf(event);
    if (!cell) return;
    const row = rowAt(cell.place);
    if (cell.place === headingsPlace) sort(cell);
    else if (isCopyButton(event) && row !== undefined) actions.copyHashOf(row);
    else actions.table({ type: 'select', place: cell.place, how: selectionBy(event) });
  });
  element.addEventListener('dblclick', (event) => {
    if (cellOf(event) && !isCopyButton(event)) perform({ type: 'open' });
  });
  const copyButton = createCopyButton();
  element.addEventListener('pointerover', ({ target }) => {
    const row = target instanceof Element ? target.closest('.row.part') : null;
    if (row && !row.contains(copyButton)) row.querySelector('.hash')?.append(copyButton);
  });
  // VS Code shows its menu after this; what it then asks for is about the selection.
  element.addEventListener('contextmenu', (event) => {
    const cell = cellOf(event);
    const row = (event.target as Element).closest('[role="row"]');
    if (cell && cell.place >= 0 && row?.ariaSelected !== 'true') {
      actions.table({ type: 'select', place: cell.place, how: 'only' });
    }
  });

  function perform(command: KeyCommand): void {
    const at = cursor();
    const row = rowAt(at.place);
    switch (command.type) {
      case 'move':
        actions.table({ ...command, page: page() });
        actions.enterTable();
        return;
      case 'toggle':
        if (at.place === headingsPlace) sort(at);
        else actions.table({ type: 'select', place: at.place, how: 'toggle' });
        return;
      case 'open':
        if (at.place === headingsPlace) sort(at);
        else if (row !== undefined) actions.table({ type: 'detail', row });
        return;
      case 'selectAll':
        actions.table({ type: 'selectAll' });
        return;
      case 'copy':
        actions.copy();
        return;
      case 'escape':
        actions.table({ type: 'escape' });
    }
  }

  function sort({ column }: Cursor): void {
    const name = columns[column];
    if (name) actions.table({ type: 'sort', column: name });
  }
}

/** The cell an event is about. */
function cellOf({ target }: Event): Cursor | undefined {
  const cell = target instanceof Element ? target.closest('[role="gridcell"], [role="columnheader"]') : null;
  const row = cell?.parentElement;
  if (!cell || !row) return undefined;
  return { place: Number(row.ariaRowIndex) - 2, column: [...row.children].indexOf(cell) };
}

function isCopyButton({ target }: Event): boolean {
  return target instanceof Element && target.closest('.copy-button') !== null;
}

function selectionBy({ shiftKey, ctrlKey, metaKey }: MouseEvent): 'only' | 'extend' | 'toggle' {
  if (shiftKey) return 'extend';
  return ctrlKey || metaKey ? 'toggle' : 'only';
}
