import type { ByteRange } from '../../../core/byteRange.ts';
import { shownAt } from '../state/arrangement.ts';
import { query } from '../../../table/view/query.ts';
import type { UploadView } from '../state/state.ts';

/** The bytes of the rows in view, if rows are in the order of their bytes. */
export function bytesInView(
  state: UploadView,
  { first, last }: { readonly first: number; readonly last: number },
): ByteRange | undefined {
  const inOrder =
    !state.sort || (['number', 'range', 'offset'].includes(state.sort.column) && !state.sort.descending);
  const [from, to] = [shownAt(state, first), shownAt(state, last)];
  return inOrder && from && to ? { start: from.range.start, end: to.range.end } : undefined;
}

/** Marks on the map what the table shows. Runs on every scroll, so it bypasses the template. */
export function markViewport(
  root: ParentNode,
  { coverage, mapWidth }: UploadView,
  range: ByteRange | undefined,
): void {
  const mark = query(root, '.map .viewport');
  mark.hidden = range === undefined || coverage.bytes === 0;
  if (!range || coverage.bytes === 0) return;
  const perByte = mapWidth / coverage.bytes;
  // However short the range, the mark stays visible and within the map.
  const width = Math.max(4, (Math.min(range.end + 1, coverage.bytes) - range.start) * perByte);
  mark.style.width = `${width.toFixed(1)}px`;
  mark.style.transform = `translateX(${Math.max(0, Math.min(range.start * perByte, mapWidth - width)).toFixed(1)}px)`;
}
