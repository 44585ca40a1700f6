import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { partNumberAt } from '../../../core/parts/partSize.ts';
import { maxParts } from '../../../core/serviceLimits.ts';
import { parsePosition } from '../../../core/text/position.ts';
import type { Actions } from './actions.ts';
import { findRow } from '../rows/rows.ts';
import type { UploadView } from './state.ts';

/** The row that was asked for, or why there is none. */
export type Found = { readonly row: number } | { readonly message: string };

/** Finds the row of a part number (`7`) or of a byte (`12.5 GiB`): a part, or the gap where it would be. */
export function findPosition(state: UploadView, text: string): Found {
  const position = parsePosition(text);
  if (!position) return { message: 'Type a part number, or an offset such as 12.5 GiB.' };
  const { rows, loading, facts } = state;
  const { partSize } = facts;
  if (position.kind === 'byte') {
    const row = findByte(state, position.offset);
    if (row >= 0) return { row };
    return loading.done
      ? { message: `The last part ends before that, after ${formatBytes(rows.lastByte + 1)}.` }
      : {
          message: `Byte ${formatCount(position.offset)} is not loaded yet. Load All to go there.`,
        };
  }
  const { number } = position;
  if (number > maxParts) return { message: `An upload has at most ${formatCount(maxParts)} parts.` };
  const part = findRow(rows, (row) => row.kind === 'part' && row.number === number);
  if (part >= 0) return { row: part };
  const gap = findRow(
    rows,
    ({ kind, range }) =>
      kind === 'gap' &&
      partNumberAt(range.start, partSize) <= number &&
      number <= partNumberAt(range.end, partSize),
  );
  if (gap >= 0) return { row: gap };
  return loading.done
    ? {
        message: `There is no part ${formatCount(number)}: the last one is ${formatCount(partNumberAt(Math.max(0, rows.lastByte), partSize))}.`,
      }
    : { message: `Part ${formatCount(number)} is not loaded yet. Load All to go there.` };
}

/** The index of the first row that holds the byte; -1 if none does. */
export function findByte({ rows }: UploadView, offset: number): number {
  return findRow(rows, ({ range }) => range.start <= offset && offset <= range.end);
}

/** Goes to the row that holds the byte, and focuses it if `focus` is true. */
export function goToByte(
  state: UploadView,
  actions: Actions,
  offset: number | undefined,
  focus: boolean,
): void {
  const row = offset === undefined ? -1 : findByte(state, offset);
  if (row >= 0) actions.goToRow(row, focus);
}
