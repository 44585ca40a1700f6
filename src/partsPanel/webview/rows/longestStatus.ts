import { rowOf } from '../../protocol/rowColumns.ts';
import { type Rows, withResult } from './rows.ts';
import { statusText } from './rowText.ts';

/** Rows with something to say that are looked at: more would take longer and hardly be longer. */
const most = 500;

/** Characters of the longest status of a part that has something wrong; 0 where there is none. */
export function longestStatus(rows: Rows, partSize: number): number {
  let longest = 0;
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
      longest = Math.max(longest, statusText(withResult(row, rows.results), partSize).length);
      if (++seen >= 2 * most) return longest;
    }
  return longest;
}
