import type { ByteRange } from '../byteRange.ts';
import { type Coverage, type CoverageState, coverageStates } from './coverage.ts';

/** The most slices a map is cut into, however many parts there are: more would be thinner than a pixel. */
export const maxBuckets = 2000;

/** A slice of an archive, with every state that some byte in it has. */
export interface CoverageBucket {
  readonly range: ByteRange;
  readonly states: ReadonlySet<CoverageState>;
}

/**
 * Cuts the coverage into `wanted` slices of equal length, give or take a byte; at most `maxBuckets`, and at most one a
 * byte.
 */
export function bucketsOf({ runs, bytes }: Coverage, wanted: number): CoverageBucket[] {
  const count = Math.max(0, Math.min(Math.floor(wanted), maxBuckets, bytes));
  const edge = (index: number) => (index === count ? bytes : Math.floor(index * (bytes / count)));
  let first = 0;
  return Array.from({ length: count }, (_, index) => {
    const range = { start: edge(index), end: edge(index + 1) - 1 };
    const states = new Set<CoverageState>();
    for (let at = first; at < runs.length; at++) {
      const run = runs[at];
      if (!run || run.range.start > range.end) break;
      states.add(run.state);
      if (run.range.end <= range.end) first = at + 1;
    }
    return { range, states };
  });
}

/** The state to show where there are several: the worst, so that one missing part of 10,000 is seen. */
export function worstOf(states: ReadonlySet<CoverageState>): CoverageState {
  return coverageStates.find((state) => states.has(state)) ?? 'unknown';
}
