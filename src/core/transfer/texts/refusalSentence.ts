import { formatBytes, formatCount } from '../../text/bytes.ts';
import { maxParts } from '../../serviceLimits.ts';
import { adviceTexts } from '../../verification/texts/advice.ts';
import type { ObstructingPart, TransferRefusal } from '../planTransfer.ts';

/** Why a file cannot be sent into an upload, and the way out: "Part 3 lies beyond the end of the file. …" */
export function refusalSentence(refusal: TransferRefusal): string {
  switch (refusal.reason) {
    case 'emptyFile':
      return 'The file is empty, and Glacier has no empty archives. Select another file.';
    case 'tooManyParts':
      return tooManyParts(refusal);
    case 'inTheWay':
      return `${inTheWay(refusal.parts)} ${adviceTexts.startNewUpload}`;
    case 'unverified': {
      const { length } = refusal.parts;
      const which =
        length === 1 ? 'A part of the upload is' : `${formatCount(length)} parts of the upload are`;
      return `${which} not verified against the file yet. Verify the file first.`;
    }
    case 'mostDiffer': {
      const { differing, compared } = refusal;
      const which =
        differing === compared
          ? adviceTexts.isAnotherFile
          : `${formatCount(differing)} of ${formatCount(compared)} parts differ. This may not be the upload's file.`;
      return `${which} Select another file, or confirm that the parts are to be replaced.`;
    }
  }
}

function tooManyParts({
  count,
  partSize,
  needed,
}: Extract<TransferRefusal, { reason: 'tooManyParts' }>): string {
  const cause =
    `The file needs ${formatCount(count)} parts of ${formatBytes(partSize)}, but an upload can have at most ` +
    `${formatCount(maxParts)}.`;
  return needed === undefined
    ? `${cause} It is too large for a single archive, so split it.`
    : `${cause} Start a new upload with parts of ${formatBytes(needed)}.`;
}

function inTheWay(parts: readonly ObstructingPart[]): string {
  const [first] = parts;
  if (!first) return '';
  const cause = `Part ${formatCount(first.number)} ${place(first)}`;
  const others = parts.length - 1;
  if (others === 0) return `${cause}.`;
  return `${cause}, and ${others === 1 ? 'another part is' : `${formatCount(others)} more parts are`} in the way.`;
}

function place({ where }: ObstructingPart): string {
  switch (where) {
    case 'offBoundary':
      return 'is off the part boundary';
    case 'tooLong':
      return 'is longer than the part size';
    case 'beyondEnd':
      return 'lies beyond the end of the file';
  }
}
