import { formatBytes, formatCount } from '../../text/bytes.ts';
import { isAnotherFile, type Verdict } from '../verdict.ts';
import { adviceTexts } from './advice.ts';
import { describeReason, describeReasonOf } from './describeReason.ts';

/**
 * The verdict in words, what is wrong first: "Part 5 differs and 2 parts (4 MiB) are missing; 13 of 16 match. Send 3
 * parts to complete the upload."
 */
export function verdictSentence(verdict: Verdict): string {
  if (verdict.listed === 0) return `The upload has no parts yet, so nothing was compared.${advice(verdict)}`;
  // Sending every part again is no useful advice for what is plainly another file.
  if (isAnotherFile(verdict)) return adviceTexts.isAnotherFile;
  return `${capitalized(comparison(verdict))}.${reasons(verdict)}${advice(verdict)}`;
}

function comparison(verdict: Verdict): string {
  const wrong = [
    some(verdict.differing, 'differs', 'differ'),
    missing(verdict),
    some(verdict.short, 'is short', 'are short'),
    some(verdict.beyondEnd, 'reaches beyond the end of the file', 'reach beyond the end of the file'),
    some(verdict.misaligned, 'is off the part boundary', 'are off the part boundaries'),
    some(verdict.duplicate, 'is listed twice', 'are listed more than once'),
    some(verdict.unlisted, 'is not in the list', 'are not in the list'),
    gaps(verdict),
  ].filter(Boolean);
  const rest = [matching(verdict, wrong.length > 0), order(verdict), unverified(verdict)].filter(Boolean);
  return [joined(wrong), ...rest].filter(Boolean).join('; ');
}

function matching({ matching, expected, list, unverified }: Verdict, somethingIsWrong: boolean): string {
  const what = list ? ' the list' : '';
  if (matching === expected)
    return expected === 1
      ? `the only part matches${what}`
      : `all ${formatCount(expected)} parts match${what}`;
  if (matching > 0)
    return `${formatCount(matching)} of ${formatCount(expected)}${somethingIsWrong ? '' : ' parts'} match${what}`;
  return expected === 1 || unverified.length > 0 ? '' : `no part matches${what}`;
}

function order({ list }: Verdict): string {
  return list?.inOrder ? 'compared by order only, as the list has no ranges' : '';
}

function unverified({ unverified: { length } }: Verdict): string {
  if (length === 0) return '';
  return `${formatCount(length)} ${length === 1 ? 'part is' : 'parts are'} not verified yet`;
}

function gaps({ list }: Verdict): string {
  if (!list || list.gaps === 0) return '';
  const named = list.gaps === 1 ? 'a gap' : `${formatCount(list.gaps)} gaps`;
  return `the upload has ${named} (${formatBytes(list.gapBytes)})`;
}

function missing({ missing, missingBytes }: Verdict): string {
  const count = missing.length;
  if (count === 0) return '';
  return `${formatCount(count)} ${count === 1 ? 'part' : 'parts'} (${formatBytes(missingBytes)}) ${count === 1 ? 'is' : 'are'} missing`;
}

/** Names a few parts, counts many. */
function some(numbers: readonly number[], singular: string, plural: string): string {
  const named = numbers.map(formatCount);
  if (named.length === 0) return '';
  if (named.length === 1) return `part ${named[0]} ${singular}`;
  if (named.length > 5) return `${formatCount(named.length)} parts ${plural}, starting with part ${named[0]}`;
  return `parts ${joined(named)} ${plural}`;
}

/** Why parts differ: at most the two most frequent reasons. */
function reasons({ reasons, differing }: Verdict): string {
  const [first] = reasons;
  const [number] = differing;
  if (first && number !== undefined && differing.length === 1)
    return ` ${capitalized(describeReason(first.reason, number))}.`;
  return reasons
    .slice(0, 2)
    .map(({ reason, parts }) => ` ${describeReasonOf(reason, parts, parts === differing.length)}`)
    .join('');
}

function advice({ completion, toSend, listed, list, unverified }: Verdict): string {
  switch (completion) {
    case 'ready':
      return ' The upload can be completed.';
    case 'sendParts': {
      const count = toSend.length === 1 ? '1 part' : `${formatCount(toSend.length)} parts`;
      return ` Send ${listed === 0 && toSend.length > 1 ? 'all ' : ''}${count} to complete the upload.`;
    }
    case 'newUpload':
      return ` ${adviceTexts.startNewUpload}`;
    case 'unknown':
      return !list && unverified.length > 0 ? ' Verify again to continue.' : '';
  }
}

function joined(clauses: readonly string[]): string {
  return clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')} and ${clauses.at(-1)}`;
}

function capitalized(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
