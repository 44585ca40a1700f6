import type { CoverageState } from '../parts/coverage.ts';
import type { Verdict } from './verdict.ts';

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

/** The severity of a verdict: an error where listed parts are wrong, a warning where something is missing or open. */
export function severityOfVerdict(verdict: Verdict): Exclude<Severity, 'unknown'> {
  const { differing, short, beyondEnd, misaligned, duplicate, missing, unlisted, unverified, list } = verdict;
  if ([differing, short, beyondEnd, misaligned, duplicate].some(({ length }) => length > 0)) return 'error';
  const isOpen = [missing, unlisted, unverified].some(({ length }) => length > 0);
  return isOpen || verdict.listed === 0 || (list?.gaps ?? 0) > 0 ? 'warning' : 'good';
}
