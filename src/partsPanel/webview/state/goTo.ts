import { partNumberAt } from '../../../core/parts/partSize.ts';
import { parsePosition } from '../../../core/parts/position.ts';
import type { Actions } from './actions.ts';
import { findRow } from '../rows/rows.ts';
import type { UploadView } from './state.ts';
import { finderTexts } from '../texts/finder.ts';

const texts = finderTexts.goTo;

/** The row that was asked for, or why there is none. */
export type Found = { readonly row: number } | { readonly message: string };

/**
 * Finds the row of a part number (`7`), of a byte (`12.5 GiB`), of the first byte of a range, or of a tree hash by its
 * beginning: a part, or the gap where it would be.
 */
export function findPosition(state: UploadView, text: string): Found {
  const { rows, loading, facts } = state;
  const { partSize } = facts;
  const wanted = text.trim().toLowerCase();
  const position = parsePosition(wanted);
  if (!position) {
    const isHash = /^[\da-f]{4,64}$/.test(wanted);
    const row = isHash
      ? findRow(rows, (each) => each.kind === 'part' && each.treeHash.startsWith(wanted))
      : -1;
    if (row >= 0) return { row };
    return isHash ? { message: texts.noSuchHash(loading.done) } : { message: texts.isNoPosition };
  }
  if (position.kind !== 'part') {
    const offset = position.kind === 'byte' ? position.offset : position.range.start;
    const row = findByte(state, offset);
    if (row >= 0) return { row };
    return loading.done
      ? { message: texts.uploadEnds(rows.lastByte + 1) }
      : { message: texts.byteNotLoaded(offset) };
  }
  const { number } = position;
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
    ? { message: texts.lastPart(partNumberAt(Math.max(0, rows.lastByte), partSize)) }
    : { message: texts.partNotLoaded(number) };
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
