import type { CoverageState } from '../parts/coverage.ts';
import type { PartResult } from './partResult.ts';

/** What a map says of a part after it was compared with a local file or a list of hashes. */
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
      return 'uploaded';
  }
}
