import type { ByteRange } from '../byteRange.ts';
import type { Coverage, CoverageRun } from './coverage.ts';

/**
 * The coverage with the bytes that are being sent at the moment as such, whatever there was in their place. Bytes beyond
 * its end are left out.
 * @param sending ranges that do not overlap, in any order
 */
export function withSending(coverage: Coverage, sending: readonly ByteRange[]): Coverage {
  if (sending.length === 0) return coverage;
  const { runs, bytes } = coverage;
  const inOrder = [...sending].sort((a, b) => a.start - b.start);
  const cut = runs.flatMap((run) => cutRun(run, inOrder));
  return { runs: cut, bytes };
}

function cutRun({ range, state }: CoverageRun, sending: readonly ByteRange[]): CoverageRun[] {
  const pieces: CoverageRun[] = [];
  let at = range.start;
  const add = (end: number, as: CoverageRun['state']) => {
    if (end < at) return;
    pieces.push({ range: { start: at, end }, state: as });
    at = end + 1;
  };
  for (const { start, end } of sending) {
    if (end < range.start || start > range.end) continue;
    add(start - 1, state);
    add(Math.min(end, range.end), 'sending');
  }
  add(range.end, state);
  return pieces;
}
