import type { Coverage, CoverageState } from '../../../core/parts/coverage.ts';
import { bucketsOf, worstOf } from '../../../core/parts/coverageBuckets.ts';

/** The shape of one state on the map. */
export interface CoveragePath {
  readonly state: CoverageState;
  /** As in the attribute `d` of an SVG path. */
  readonly d: string;
}

/** One path for each state, over `width` pixels: neighbouring slices of one state are one rectangle. */
export function coveragePaths(coverage: Coverage, width: number, height: number): CoveragePath[] {
  const states = bucketsOf(coverage, width).map((bucket) => worstOf(bucket.states));
  const step = states.length === 0 ? 0 : width / states.length;
  const paths = new Map<CoverageState, string>();
  let from = 0;
  for (const [index, state] of states.entries()) {
    if (state === states[index + 1]) continue;
    const [x, w] = [from * step, (index + 1 - from) * step];
    paths.set(
      state,
      `${paths.get(state) ?? ''}M${x.toFixed(2)} 0h${w.toFixed(2)}v${height}h${(-w).toFixed(2)}z`,
    );
    from = index + 1;
  }
  return Array.from(paths, ([state, d]) => ({ state, d }));
}
