import { basename } from 'node:path';
import { formatRange, lengthOf } from '../core/byteRange.ts';
import { displayText } from '../core/text/displayText.ts';
import type { PartResult } from '../core/verification/partResult.ts';
import { severityOfVerdict } from '../core/verification/severity.ts';
import { describeReasonOf } from '../core/verification/texts/describeReason.ts';
import { describeResult } from '../core/verification/texts/describeResult.ts';
import { verdictSentence } from '../core/verification/texts/verdictSentence.ts';
import type { FinishedVerification } from '../core/verification/verificationRun.ts';
import { longest } from './inputs.ts';
import { slice } from './records.ts';
import { completionTexts } from './texts/results.ts';

/** The most frequent ones; there may be one for each part. */
const mostReasons = 5;

/** What a verification found, in words and numbers, with the parts that are not as they should be, 50 at a time. */
export function verdictRecord(
  { result, finished, outdated }: FinishedVerification,
  cursor: string | undefined,
): object {
  const { against, verdict, results, treeHash } = result;
  const { differing, list } = verdict;
  const { items, cursor: next } = slice(results.filter(isOdd), cursor);
  return {
    verdict: verdictSentence(verdict),
    severity: severityOfVerdict(verdict),
    completion: verdict.completion,
    whatThatMeans: completionTexts[verdict.completion],
    reasons: verdict.reasons
      .slice(0, mostReasons)
      .map(({ reason, parts }) => describeReasonOf(reason, parts, parts === differing.length)),
    ...(verdict.reasons.length > mostReasons && { furtherReasons: verdict.reasons.length - mostReasons }),
    // Folders are told to nobody who has not named them.
    [against.kind]: displayText(basename(against.path), longest.file),
    ...(against.kind === 'file' && { fileSizeInBytes: against.identity.size }),
    verified: finished.toISOString(),
    ...(outdated && { outdated: true }),
    parts: {
      expected: verdict.expected,
      listed: verdict.listed,
      matching: verdict.matching,
      differing: differing.length,
      missing: verdict.missing.length,
      short: verdict.short.length,
      beyondEnd: verdict.beyondEnd.length,
      misaligned: verdict.misaligned.length,
      duplicate: verdict.duplicate.length,
      unlisted: verdict.unlisted.length,
      unverified: verdict.unverified.length,
      toSend: verdict.toSend.length,
    },
    missingBytes: verdict.missingBytes,
    bytesToSend: verdict.toSendBytes,
    ...(list && { gaps: list.gaps, gapBytes: list.gapBytes }),
    ...(treeHash !== undefined && { archiveTreeHash: treeHash }),
    partsThatDoNotMatch: items.map(resultRecord),
    ...(next !== undefined && { cursor: next }),
  };
}

function isOdd({ kind }: PartResult): boolean {
  return kind !== 'match';
}

/** Hashes of the local file stay here: they would tell a model about bytes that nobody has uploaded. */
function resultRecord(result: PartResult): object {
  return {
    partNumber: result.number,
    rangeInBytes: formatRange(result.range),
    sizeInBytes: lengthOf(result.range),
    result: describeResult(result),
    ...('treeHash' in result && { sha256TreeHash: result.treeHash }),
  };
}
