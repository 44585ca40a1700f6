import type { Heading } from '../model/columns.ts';
import { type Cursor, headingsPlace } from '../model/cursor.ts';
import type { TableEvent } from '../model/state.ts';
import { type KeyCommand, keyCommand } from './keys.ts';
import { takeKey } from './takeKey.ts';

/** What a table needs its user to do. */
export interface TableActions {
  /** Changes the state. */
  readonly table: (event: TableEvent) => void;
  /** Focuses the cell at the cursor. */
  readonly enterTable: () => void;
  /** Copies the selected rows, or without any the cell at the cursor. */
  readonly copy: () => void;
}

export interface EventOptions {
  readonly actions: TableActions;
  readonly columns: readonly Heading[];
  /** How many rows Page Up and Page Down move by. */
  readonly page: () => number;
  /** The index of the row at a place. */
  readonly rowAt: (place: number) => number | undefined;
  readonly cursor: () => Cursor;
}

/** Gives keys, clicks and the focus in the table the behavior of a grid. */
export function listenToTable(
  element: HTMLElement,
  { actions, columns, page, rowAt, cursor }: EventOptions,
): void {
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
    if (cell.place === headingsPlace) sort(cell);
    else actions.table({ type: 'select', place: cell.place, how: selectionBy(event) });
  });
  element.addEventListener('dblclick', (event) => {
    if (cellOf(event)) perform({ type: 'open' });
  });
  // VS Code opens its menu next; its actions apply to the selection.
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
    const name = columns[column]?.name;
    if (name !== undefined) actions.table({ type: 'sort', column: name });
  }
}

/** The cell of an event. */
export function cellOf({ target }: Event): Cursor | undefined {
  const cell = target instanceof Element ? target.closest('[role="gridcell"], [role="columnheader"]') : null;
  const row = cell?.parentElement;
  if (!cell || !row) return undefined;
  return { place: Number(row.ariaRowIndex) - 2, column: [...row.children].indexOf(cell) };
}

function selectionBy({ shiftKey, ctrlKey, metaKey }: MouseEvent): 'only' | 'extend' | 'toggle' {
  if (shiftKey) return 'extend';
  return ctrlKey || metaKey ? 'toggle' : 'only';
}
