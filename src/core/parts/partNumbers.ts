import type { ByteRange } from '../byteRange.ts';
import { formatCount } from '../text/bytes.ts';
import { partNumberAt } from './partSize.ts';

/**
 * The numbers of the parts that begin at the starts of ranges, in order: `6–9, 12`.
 * @param partSize bytes
 */
export function formatPartNumbers(ranges: readonly ByteRange[], partSize: number): string {
  const numbers = ranges.map(({ start }) => partNumberAt(start, partSize)).sort((a, b) => a - b);
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs
    .map(({ first, last }) => [...new Set([first, last])].map((each) => formatCount(each)).join('–'))
    .join(', ');
}
