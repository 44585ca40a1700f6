import type { RowPlace } from './rowElements.ts';

/** Rows kept beyond each edge of the view, so that scrolling shows no blanks. */
const overscan = 10;

/** The visible part of a table. Lengths are pixels; all rows have one height. */
export interface View {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  /** The number of rows. */
  readonly count: number;
}

/** The first and last place that is at least partly in view; the last is -1 without rows. */
export function placesInView({ top, height, rowHeight, count }: View): { first: number; last: number } {
  const at = (pixel: number) => Math.max(0, Math.min(count - 1, Math.floor(pixel / rowHeight)));
  return count === 0 ? { first: 0, last: -1 } : { first: at(top), last: at(top + Math.max(0, height - 1)) };
}

/** The places that get elements: those in view, some around them, and `kept`, wherever that is. */
export function rowsToDraw(view: View, kept: number): RowPlace[] {
  const { first, last } = placesInView(view);
  const from = Math.max(0, first - overscan);
  const to = Math.min(view.count - 1, last + overscan);
  const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (kept >= 0 && kept < from) places.unshift(kept);
  if (kept > to && kept < view.count) places.push(kept);
  return places.map((index) => ({ index, start: index * view.rowHeight }));
}

/**
 * How far to scroll to bring the row at `place` into view: not at all if it is visible, else so that it is in the
 * middle.
 */
export function topToShow(
  place: number,
  { top, height, rowHeight }: View,
  how: 'nearest' | 'center',
): number {
  const start = place * rowHeight;
  if (how === 'center') return Math.max(0, start - (height - rowHeight) / 2);
  return Math.max(Math.min(top, start), start + rowHeight - height);
}
