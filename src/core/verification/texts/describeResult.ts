import { lengthOf } from '../../byteRange.ts';
import { formatBytes, formatCount } from '../../text/bytes.ts';
import type { PartResult } from '../partResult.ts';
import { describeReason } from './describeReason.ts';

/** What it says of a part that matches. */
export const matchText = 'matches';

/** What a result says about its part, in a few words. */
export function describeResult(result: PartResult): string {
  switch (result.kind) {
    case 'match':
      return matchText;
    case 'mismatch':
      return result.reason ? `differs: ${describeReason(result.reason, result.number)}` : 'differs';
    case 'missing':
      return `missing (${formatBytes(lengthOf(result.range))})`;
    case 'short': {
      const bytes = lengthOf(result.expected) - lengthOf(result.range);
      return `short by ${formatBytes(bytes)}${describeBytes(result.sameBytes)}`;
    }
    case 'beyondEnd':
      return 'beyond end of file';
    case 'misaligned':
      return `off the part boundary${describeBytes(result.sameBytes)}`;
    case 'duplicate':
      return `duplicate of part ${formatCount(result.number)}${describeBytes(result.sameBytes)}`;
    case 'unlisted':
      return 'not in the list';
    case 'unverified':
      return 'not verified';
  }
}

function describeBytes(same: boolean | undefined): string {
  if (same === undefined) return '';
  return same ? ', its bytes match' : ', its bytes differ';
}
