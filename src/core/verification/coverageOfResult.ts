import type { CoverageState } from '../parts/coverage.ts';
import type { PartResult } from './partResult.ts';

/** The state on a map of a part that was verified. */
export function coverageOfResult(result: PartResult): CoverageState {
  switch (result.kind) {
    case 'match':
      return 'verified';
    case 'mismatch':
      return 'mismatched';
    case 'missing':
      return 'missing';
    case 'short':
      return result.sameBytes === false ? 'mismatched' : 'short';
    case 'misaligned':
    case 'duplicate':
      return result.sameBytes === false ? 'mismatched' : 'uploaded';
    // There was nothing to compare its bytes with.
    case 'beyondEnd':
    case 'unlisted':
    case 'unverified':
      return 'uploaded';
  }
}
