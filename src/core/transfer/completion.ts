import { type ByteRange, totalLength } from '../byteRange.ts';
import type { Part } from '../model.ts';
import type { PartFlag } from '../parts/partFlags.ts';
import { partRows } from '../parts/partRows.ts';
import type { FinishedVerification } from '../verification/verificationRun.ts';

/** What the service refuses about a part. */
export type RefusedFlag = Exclude<PartFlag, 'endCorrected'>;

/** What keeps an upload from becoming the archive it is meant to be. */
export type Obstacle =
  | { readonly kind: 'noParts' }
  | { readonly kind: 'gaps'; readonly gaps: readonly ByteRange[] }
  /** Parts that Complete refuses; numbers count from 1. */
  | {
      readonly kind: 'flagged';
      readonly flag: RefusedFlag;
      readonly numbers: readonly number[];
    }
  /** A verification says otherwise. */
  | { readonly kind: 'verdict'; readonly run: FinishedVerification }
  /** The file was changed since, as `changeOf` says it. */
  | { readonly kind: 'fileChanged'; readonly run: FinishedVerification; readonly change: string };

/** How far it is proved that the parts are the whole archive. */
export type Proof =
  | { readonly kind: 'none' }
  /** Every part matches, and none is missing. */
  | { readonly kind: 'file' | 'hashList'; readonly run: FinishedVerification }
  /** What was compared matches. */
  | { readonly kind: 'partly'; readonly run: FinishedVerification; readonly unverified: number };

/** The archive that Complete would make. */
export interface Completion {
  readonly kind: 'ready';
  readonly parts: number;
  /** Bytes. */
  readonly size: number;
  readonly proof: Proof;
}

/**
 * Tells what Complete would make of an upload, or the first reason not to ask for it. `parts` are all of them in the
 * order of their ranges; `run` is a verification that takes account of them, `change` what happened to its file since.
 * The service itself refuses gaps and parts of a wrong size (guide: "Complete Multipart Upload"), but stores an archive
 * that lacks its end, or has wrong bytes.
 */
export function judgeCompletion(
  parts: readonly Part[],
  partSize: number,
  run: FinishedVerification | undefined,
  change?: string,
): Completion | { readonly kind: 'refused'; readonly obstacle: Obstacle } {
  const size = totalLength(parts.map(({ range }) => range));
  const obstacle = obstacleOfParts(parts, partSize) ?? (run && obstacleOfRun(run, change));
  if (obstacle) return { kind: 'refused', obstacle };
  return { kind: 'ready', parts: parts.length, size, proof: run ? proofOf(run) : { kind: 'none' } };
}

function obstacleOfParts(parts: readonly Part[], partSize: number): Obstacle | undefined {
  if (parts.length === 0) return { kind: 'noParts' };
  const rows = partRows(parts, partSize, { expected: 0, more: false });
  const flagged = (flag: RefusedFlag): Obstacle | undefined => {
    const numbers = rows.flatMap((row) =>
      row.kind === 'part' && row.flags.includes(flag) ? [row.number] : [],
    );
    return numbers.length > 0 ? { kind: 'flagged', flag, numbers } : undefined;
  };
  const gaps = rows.flatMap((row) => (row.kind === 'gap' ? [row.range] : []));
  // A short part has a gap behind it, and sending the part again closes it.
  return (
    flagged('short') ??
    (gaps.length > 0 ? { kind: 'gaps', gaps } : undefined) ??
    flagged('misaligned') ??
    flagged('long') ??
    flagged('overlapping')
  );
}

function obstacleOfRun(run: FinishedVerification, change?: string): Obstacle | undefined {
  const { verdict } = run.result;
  const { missing, differing, short, beyondEnd, misaligned, duplicate, unlisted } = verdict;
  const wrong = [missing, differing, short, beyondEnd, misaligned, duplicate, unlisted];
  if (wrong.some((numbers) => numbers.length > 0)) return { kind: 'verdict', run };
  return change === undefined ? undefined : { kind: 'fileChanged', run, change };
}

function proofOf(run: FinishedVerification): Proof {
  const { verdict, against } = run.result;
  if (verdict.unverified.length > 0) return { kind: 'partly', run, unverified: verdict.unverified.length };
  return { kind: against.kind, run };
}
