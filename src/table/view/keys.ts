import type { Move } from '../model/cursor.ts';
import { isShortcut } from './isShortcut.ts';

/** The command of a key. */
export type KeyCommand =
  | { readonly type: 'move'; readonly move: Move; readonly extend: boolean }
  /** Toggles the selection of the row, or sorts by the column. */
  | { readonly type: 'toggle' }
  /** Shows the row in full, or sorts by the column. */
  | { readonly type: 'open' }
  | { readonly type: 'selectAll' }
  | { readonly type: 'copy' }
  | { readonly type: 'escape' };

/** A key event of the browser. */
export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** With Ctrl, or Command on a Mac. */
const farMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'first',
  ArrowDown: 'last',
  ArrowLeft: 'rowStart',
  ArrowRight: 'rowEnd',
  Home: 'first',
  End: 'last',
};

/** The keys of a grid (ARIA Authoring Practices: "Grid (Interactive Tabular Data)"); undefined for all others. */
export function keyCommand(pressed: Key): KeyCommand | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = pressed;
  if (altKey) return undefined;
  const far = ctrlKey || metaKey;
  const table = far ? farMoves : moves;
  const move = Object.hasOwn(table, key) ? table[key] : undefined;
  if (move) return { type: 'move', move, extend: shiftKey };
  if (far) {
    if (isShortcut(pressed, 'a')) return { type: 'selectAll' };
    return isShortcut(pressed, 'c') ? { type: 'copy' } : undefined;
  }
  switch (key) {
    case ' ':
      return { type: 'toggle' };
    case 'Enter':
      return { type: 'open' };
    case 'Escape':
      return { type: 'escape' };
    default:
      return undefined;
  }
}
