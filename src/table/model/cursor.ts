/** The cell that has the focus, or would get it. */
export interface Cursor {
  /** Counted from 0 over what is shown; -1 is the heading row. */
  readonly place: number;
  /** Counted from 0. */
  readonly column: number;
}

/** Moves of the keyboard from a cell. */
export type Move =
  'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'first' | 'last' | 'pageUp' | 'pageDown';

export const headingsPlace = -1;

/** Clamps a cell to the rows there are now; a heading if there are none. */
export function clampCursor({ place, column }: Cursor, count: number): Cursor {
  return { place: Math.min(place, count - 1), column };
}

/** The column nearest to `column` among those shown, in order: itself, the one before, or the first. */
export function nearestColumn(column: number, shown: readonly number[]): number {
  return shown.findLast((each) => each <= column) ?? shown[0] ?? 0;
}

/** The cell a move leads to among `count` rows, `page` of which are in view, and the columns shown, in order. */
export function moved(
  cursor: Cursor,
  move: Move,
  { count, page, columns }: { count: number; page: number; columns: readonly number[] },
): Cursor {
  const { place, column } = clampCursor(cursor, count);
  const [firstColumn, lastColumn] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const within = (wanted: number) => Math.max(Math.min(0, count - 1), Math.min(wanted, count - 1));
  switch (move) {
    case 'up':
      return { place: Math.max(headingsPlace, place - 1), column };
    case 'down':
      return { place: Math.min(place + 1, count - 1), column };
    case 'left':
      return { place, column: columns.findLast((each) => each < column) ?? firstColumn };
    case 'right':
      return { place, column: columns.find((each) => each > column) ?? lastColumn };
    case 'rowStart':
      return { place, column: firstColumn };
    case 'rowEnd':
      return { place, column: lastColumn };
    case 'first':
      return { place: within(0), column: firstColumn };
    case 'last':
      return { place: within(count - 1), column: lastColumn };
    case 'pageUp':
      return { place: within(place - page), column };
    case 'pageDown':
      return { place: within(place + page), column };
  }
}
