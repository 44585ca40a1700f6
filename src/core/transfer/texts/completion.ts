import { totalLength } from '../../byteRange.ts';
import { formatAge } from '../../text/age.ts';
import { formatBytes, formatCount, formatExactBytes } from '../../text/bytes.ts';
import { formatSpan } from '../../parts/span.ts';
import { adviceTexts } from '../../verification/texts/advice.ts';
import { verdictSentence } from '../../verification/texts/verdictSentence.ts';
import type { FinishedVerification } from '../../verification/verificationRun.ts';
import type { Completion, Obstacle, Proof, RefusedFlag } from '../completion.ts';

/** Why an upload is not completed: the cause, then the way out. */
export function describeObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'noParts':
      return 'The upload has no parts, so there is nothing to complete. Abort it, or send its parts first.';
    case 'gaps': {
      const { gaps } = obstacle;
      const [first] = gaps;
      const where = first ? `, the first at ${formatSpan(first)}` : '';
      return gaps.length === 1 && first
        ? `The upload has a gap at ${formatSpan(first)}. Send the missing parts first.`
        : `The upload has ${formatCount(gaps.length)} gaps (${formatBytes(totalLength(gaps))})${where}. Send the missing parts first.`;
    }
    case 'flagged': {
      const [number = 0] = obstacle.numbers;
      const others = obstacle.numbers.length - 1;
      const and = others > 0 ? ` and ${formatCount(others)} more` : '';
      return `Part ${formatCount(number)}${and} ${flagWords[obstacle.flag](others > 0)}. ${flagRemedies[obstacle.flag]}`;
    }
    case 'verdict':
      return `${verdictSentence(obstacle.run.result.verdict)} It was verified against ${obstacle.run.name}.`;
    case 'fileChanged':
      return `${obstacle.run.name} ${obstacle.change} since it was verified. Verify it again first.`;
  }
}

const flagWords: Readonly<Record<RefusedFlag, (several: boolean) => string>> = {
  short: (several) => (several ? 'are short' : 'is short'),
  long: (several) => (several ? 'are too long' : 'is too long'),
  misaligned: (several) => (several ? 'are off the part boundaries' : 'is off the part boundary'),
  overlapping: (several) => (several ? 'overlap the parts before them' : 'overlaps the part before it'),
};

const flagRemedies: Readonly<Record<RefusedFlag, string>> = {
  short: 'Only the last part may be shorter than the part size: send it again.',
  long: adviceTexts.startNewUpload,
  misaligned: adviceTexts.startNewUpload,
  overlapping: adviceTexts.startNewUpload,
};

/** What is stated before an upload is completed, a paragraph each; `now` in milliseconds since 1970. */
export function completionFacts(
  { parts, size, proof }: Completion,
  {
    vaultName,
    place,
    treeHash,
  }: { readonly vaultName: string; readonly place: string; readonly treeHash: string },
  now: number,
): string[] {
  const count = parts === 1 ? '1 part becomes' : `${formatCount(parts)} parts become`;
  return [
    `${count} an archive of ${formatExactBytes(size)} in the vault ${vaultName} (${place}). This cannot be undone: the upload ends.`,
    describeProof(proof, now),
    `Tree hash: ${treeHash}`,
  ];
}

function describeProof(proof: Proof, now: number): string {
  switch (proof.kind) {
    case 'none':
      return 'No local file was verified. The parts have no gaps, but nothing proves that their bytes are right, or that no part is missing at the end.';
    case 'file':
      return `Every part matches ${proof.run.name}, and none is missing. Verified ${when(proof.run, now)}.`;
    case 'hashList':
      return `Every part matches the hash list ${proof.run.name}, compared ${when(proof.run, now)}. A list does not prove that no part is missing at the end.`;
    case 'partly':
      return `${formatCount(proof.unverified)} of the parts were not verified against ${proof.run.name}, so nothing proves that their bytes are right.`;
  }
}

function when({ finished }: FinishedVerification, now: number): string {
  return formatAge(finished, now);
}
