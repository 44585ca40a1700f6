import type { CoverageState } from '../parts/coverage.ts';

/** How urgently a part needs attention: the one rule for icons, colors and sorting, in the tree and in the panel. */
export type Severity = 'error' | 'warning' | 'unknown' | 'good';

/**
 * The severity of a listed part. `state` is what the map says of its result, undefined where it was not verified;
 * `flagged` tells whether something is wrong with it as it is listed.
 */
export function severityOf(state: CoverageState | undefined, flagged: boolean): Severity {
  if (state === 'mismatched') return 'error';
  if (flagged) return 'warning';
  if (state === undefined) return 'unknown';
  return state === 'verified' ? 'good' : 'warning';
}
