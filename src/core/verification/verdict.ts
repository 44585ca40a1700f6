import { totalLength } from '../byteRange.ts';
import type { Expected } from './planVerification.ts';
import type { MismatchReason } from './mismatchReason.ts';
import type { PartResult, PartResultKind } from './partResult.ts';

/** Summary of the results of a verification. Part numbers count from 1. */
export interface Verdict {
  /** Parts of the file, or entries of the list. */
  readonly expected: number;
  readonly matching: number;
  readonly missing: readonly number[];
  readonly missingBytes: number;
  readonly differing: readonly number[];
  readonly short: readonly number[];
  readonly beyondEnd: readonly number[];
  readonly misaligned: readonly number[];
  readonly duplicate: readonly number[];
  readonly unlisted: readonly number[];
  /** Listed parts that were compared with nothing so far. */
  readonly unverified: readonly number[];
  /** Parts that Glacier lists. */
  readonly listed: number;
  /** Why parts differ, where their hashes prove it; the most frequent reason first. */
  readonly reasons: readonly ReasonCount[];
  /** Expected parts that still have to be sent: missing ones and those that differ. */
  readonly toSend: readonly number[];
  readonly toSendBytes: number;
  readonly completion: Completion;
  /** Of a verification against a list, which may be of this very upload and have the same gaps. */
  readonly list?: ListVerdict;
}

/** A reason, and how many parts differ for it; where these are moved, one of them stands for all. */
export interface ReasonCount {
  readonly reason: MismatchReason;
  readonly parts: number;
}

export interface ListVerdict {
  /** Runs of bytes below the last listed part that neither the upload nor the list has. */
  readonly gaps: number;
  readonly gapBytes: number;
  /** The list has no ranges, and the upload has gaps: only the order was compared. */
  readonly inOrder: boolean;
}

/** What it takes for Complete Multipart Upload to succeed. */
export type Completion =
  /** Nothing: Glacier has every part. */
  | 'ready'
  /** `toSend` must be sent. */
  | 'sendParts'
  /** A listed part is in the way, and the service has no request to take a part back. */
  | 'newUpload'
  /** Not known: parts are unverified, or a list of hashes says nothing about what else the file has. */
  | 'unknown';

/** Summarizes results; `expected` is what they were found against, `list` what else is known where that is a list. */
export function verdictOf(results: readonly PartResult[], expected: Expected, list?: ListVerdict): Verdict {
  const of = (kind: PartResultKind) => results.filter((result) => result.kind === kind);
  const numbers = (kind: PartResultKind) => of(kind).map(({ number }) => number);
  const good = new Set(numbers('match'));
  for (const result of results) {
    // Which of two parts of the same number Complete would take is not documented: the number counts if both match.
    if (result.kind === 'duplicate' && result.sameBytes !== true) good.delete(result.number);
  }
  const unverified = new Set(numbers('unverified'));
  const toSend = [...expected.parts].filter(([number]) => !good.has(number) && !unverified.has(number));
  const inTheWay = results.some(
    ({ kind, number }) => kind === 'misaligned' || (kind === 'beyondEnd' && !expected.parts.has(number)),
  );
  return {
    expected: expected.parts.size,
    matching: of('match').length,
    missing: numbers('missing'),
    missingBytes: totalLength(of('missing').map(({ range }) => range)),
    differing: numbers('mismatch'),
    short: numbers('short'),
    beyondEnd: numbers('beyondEnd'),
    misaligned: numbers('misaligned'),
    duplicate: numbers('duplicate'),
    unlisted: numbers('unlisted'),
    unverified: [...unverified],
    listed: results.length - of('missing').length,
    reasons: countReasons(results),
    toSend: toSend.map(([number]) => number),
    toSendBytes: totalLength(toSend.map(([, range]) => range)),
    completion:
      inTheWay || unverified.size === 0 ? completionOf(expected, toSend.length, inTheWay) : 'unknown',
    ...(list && { list }),
  };
}

/** Several parts could be compared, not one of them is the same, and the hashes of most do not tell why. */
export function isAnotherFile({ matching, differing, reasons, completion }: Verdict): boolean {
  if (completion === 'unknown' || matching > 0 || differing.length < 2) return false;
  // Of a file that is shifted far, few parts are left to prove it, but those do.
  if (reasons.some(({ reason }) => reason.kind === 'shifted')) return false;
  const explained = reasons.reduce((sum, { parts }) => sum + parts, 0);
  return 2 * explained < differing.length;
}

function completionOf({ otherwise }: Expected, toSend: number, inTheWay: boolean): Completion {
  if (otherwise === 'unlisted') return 'unknown';
  if (inTheWay) return 'newUpload';
  return toSend === 0 ? 'ready' : 'sendParts';
}

function countReasons(results: readonly PartResult[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const result of results) {
    if (result.kind !== 'mismatch' || !result.reason) continue;
    const { reason } = result;
    const key = reason.kind === 'otherPart' ? reason.kind : JSON.stringify(reason);
    counts.set(key, { reason, parts: (counts.get(key)?.parts ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.parts - a.parts);
}
