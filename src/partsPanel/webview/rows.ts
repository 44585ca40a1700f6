import { type Row, type RowColumns, rowOf } from '../protocol/rowColumns.ts';

/** All rows loaded, still in the columns of their pages, with what the page says of them as a whole. */
export interface Rows {
  readonly pages: readonly RowColumns[];
  /** The index of each page's first row, counted from 0 over all pages. */
  readonly firsts: readonly number[];
  readonly count: number;
  /** Of the rows, those that are parts and not gaps. */
  readonly parts: number;
  /** Bytes in the parts. */
  readonly bytes: number;
  /** A part is not what it should be. */
  readonly flagged: boolean;
  /** The largest offset of a row, which decides how wide offsets are. */
  readonly lastByte: number;
}

/** Joins pages. */
export function rowsOf(pages: readonly RowColumns[]): Rows {
  const firsts: number[] = [];
  let [count, parts, bytes, lastByte, flagged] = [0, 0, 0, 0, false];
  for (const page of pages) {
    firsts.push(count);
    count += page.starts.length;
    for (const [index, start] of page.starts.entries()) {
      const end = page.ends[index] ?? start;
      lastByte = Math.max(lastByte, end);
      if (page.numbers[index] === 0) continue;
      parts++;
      bytes += end - start + 1;
      flagged ||= page.flags[index] !== 0;
    }
  }
  return { pages, firsts, count, parts, bytes, flagged, lastByte };
}

/** The row at `index`, counted from 0 over all pages; undefined when there is none. */
export function rowAt({ pages, firsts }: Rows, index: number): Row | undefined {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((firsts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const page = pages[low];
  return page && rowOf(page, index - (firsts[low] ?? 0));
}
