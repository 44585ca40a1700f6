import { formatCount } from '../../text/bytes.ts';
import type { MismatchReason } from '../mismatchReason.ts';

/** In a few words, why the part of that number differs. */
export function describeReason(reason: MismatchReason, number: number): string {
  switch (reason.kind) {
    case 'emptyBody':
      return 'Glacier has the hash of an empty body';
    case 'zeros':
      return reason.where === 'uploaded' ? 'the uploaded bytes are all zero' : 'the local bytes are all zero';
    case 'linearHash':
      return 'Glacier has the plain SHA-256 of these bytes, not their tree hash';
    case 'shifted':
      return `it has the bytes of part ${formatCount(number + reason.by)}, shifted by ${parts(reason.by)}`;
    case 'otherPart':
      return `it has the bytes of part ${formatCount(reason.number)}`;
  }
}

/** The same of `count` parts that differ for one reason, in a sentence; `all` tells whether no other parts differ. */
export function describeReasonOf(reason: MismatchReason, count: number, all: boolean): string {
  const them = all ? 'all of them' : `${formatCount(count)} of them`;
  const have = all ? 'Each has' : `${them} ${count === 1 ? 'has' : 'have'}`;
  switch (reason.kind) {
    case 'emptyBody':
      return `Glacier has the hash of an empty body for ${them}.`;
    case 'zeros':
      return `The ${reason.where} bytes of ${them} are zero.`;
    case 'linearHash':
      return `Glacier has the plain SHA-256 of ${them}, not the tree hash.`;
    case 'shifted':
      return `${have} the bytes of the ${placeOf(reason.by)}.`;
    case 'otherPart':
      return `${have} the bytes of another part.`;
  }
}

function placeOf(by: number): string {
  if (Math.abs(by) === 1) return by > 0 ? 'next part' : 'part before';
  return `part ${formatCount(Math.abs(by))} places ${by > 0 ? 'later' : 'earlier'}`;
}

function parts(by: number): string {
  const count = Math.abs(by);
  return `${formatCount(count)} ${count === 1 ? 'part' : 'parts'}`;
}
