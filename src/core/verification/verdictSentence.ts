import { formatBytes, formatCount } from '../text/bytes.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict in a sentence: "1,277 of 1,280 parts match; 2 are missing (32 MiB); part 14 differs; the file can be
 * completed after 3 parts are sent."
 */
export function verdictSentence(verdict: Verdict): string {
  // Sending every part again is no useful advice for what is plainly another file.
  if (isAnotherFile(verdict)) {
    return 'No part matches; this is probably not the file of this upload.';
  }
  const clauses = [
    matching(verdict),
    order(verdict),
    missing(verdict),
    some(verdict.differing, 'differs', 'differ'),
    some(verdict.short, 'is short', 'are short'),
    some(verdict.beyondEnd, 'reaches beyond the end', 'reach beyond the end'),
    some(verdict.misaligned, 'is not where a part can lie', 'are not where parts can lie'),
    some(verdict.duplicate, 'is listed twice', 'are listed more than once'),
    some(verdict.unlisted, 'is not in the list', 'are not in the list'),
    gaps(verdict),
    completion(verdict),
  ];
  return `${clauses.filter(Boolean).join('; ')}.`;
}

/** Several parts could be compared, and not one of them is the same. */
function isAnotherFile({ matching, differing, completion }: Verdict): boolean {
  return completion !== 'unknown' && matching === 0 && differing.length > 1;
}

function matching({ matching, expected, list }: Verdict): string {
  const what = list ? ' the list' : '';
  if (expected === 1)
    return matching === 1 ? `The only part matches${what}` : `The only part does not match${what}`;
  if (matching === expected) return `All ${formatCount(expected)} parts match${what}`;
  const verb = matching === 1 ? 'matches' : 'match';
  return `${formatCount(matching)} of ${formatCount(expected)} parts ${verb}${what}`;
}

function order({ list }: Verdict): string {
  return list?.inOrder ? 'in their order alone, as the list has no ranges' : '';
}

function gaps({ list }: Verdict): string {
  if (!list || list.gaps === 0) return '';
  const named = list.gaps === 1 ? 'a gap' : `${formatCount(list.gaps)} gaps`;
  return `the upload has ${named} (${formatBytes(list.gapBytes)})`;
}

function missing({ missing, missingBytes }: Verdict): string {
  if (missing.length === 0) return '';
  const verb = missing.length === 1 ? 'is' : 'are';
  return `${formatCount(missing.length)} ${verb} missing (${formatBytes(missingBytes)})`;
}

/** Names a few parts, counts many. */
function some(numbers: readonly number[], singular: string, plural: string): string {
  const named = numbers.map(formatCount);
  if (named.length === 0) return '';
  if (named.length === 1) return `part ${named[0]} ${singular}`;
  if (named.length > 5) return `${formatCount(named.length)} parts ${plural}, the first is part ${named[0]}`;
  return `parts ${named.slice(0, -1).join(', ')} and ${named.at(-1)} ${plural}`;
}

function completion({ completion, toSend }: Verdict): string {
  switch (completion) {
    case 'ready':
      return 'the file can be completed';
    case 'sendParts':
      return toSend.length === 1
        ? 'the file can be completed after 1 part is sent'
        : `the file can be completed after ${formatCount(toSend.length)} parts are sent`;
    case 'newUpload':
      return 'parts cannot be taken back, so the file needs a new upload';
    case 'unknown':
      return '';
  }
}
