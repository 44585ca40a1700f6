import { rowOf } from '../../protocol/rowColumns.ts';
import { type Rows, withNews } from './rows.ts';
import { statusText } from './rowText.ts';

/** Rows with something to say that are looked at: more would take longer and hardly be longer. */
const most = 500;

/** Characters of the longest status of a part that has something wrong or is being sent; 0 where there is none. */
export function longestStatus(rows: Rows, partSize: number): number {
  let longest = longestOfSent(rows, partSize);
  let seen = 0;
  for (const { text, state } of rows.results.values()) {
    if (state === 'verified') continue;
    longest = Math.max(longest, text.length);
    if (++seen === most) break;
  }
  for (const page of rows.pages)
    for (const [index, bits] of page.flags.entries()) {
      const row = bits === 0 ? undefined : rowOf(page, index);
      if (!row) continue;
      longest = Math.max(longest, statusText(withNews(row, rows), partSize).length);
      if (++seen >= 2 * most) return longest;
    }
  return longest;
}

function longestOfSent(rows: Rows, partSize: number): number {
  if (rows.sending.length === 0) return 0;
  const lengths = rows.pages.flatMap((page) =>
    page.starts.flatMap((start, index) => {
      const end = page.ends[index] ?? start;
      const row = rows.sending.some((range) => range.start <= end && range.end >= start)
        ? rowOf(page, index)
        : undefined;
      return row ? [statusText(withNews(row, rows), partSize).length] : [];
    }),
  );
  return Math.max(0, ...lengths);
}
