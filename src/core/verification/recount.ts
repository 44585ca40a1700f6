import { formatRange, totalLength } from '../byteRange.ts';
import type { Part } from '../model.ts';
import { coverageOf, gapsOf } from '../parts/coverage.ts';
import { partNumberAt } from '../parts/partSize.ts';
import type { PartResult } from './partResult.ts';
import { inOrder, judgePart, type PlannedPart, planVerification } from './planVerification.ts';
import { type ListVerdict, verdictOf } from './verdict.ts';
import type { Verification } from './verification.ts';

/** Results by the range of their part, as `formatRange` writes it. */
export type ResultsByRange = ReadonlyMap<string, PartResult>;

export function byRange(results: readonly PartResult[]): ResultsByRange {
  return new Map(results.map((result) => [formatRange(result.range), result]));
}

/**
 * Brings a verification in line with the parts that are listed by now. A result holds as long as its part has the same
 * range and hash; parts that came or changed since are unverified, and those that came are no longer missing.
 */
export function recount(verification: Verification, parts: readonly Part[]): Verification {
  const { partSize, expected, treeHash, ...rest } = verification;
  const { planned, missing } = planVerification(parts, partSize, expected);
  const known = byRange(verification.results);
  const found = planned.map((each) => knownResult(each, known) ?? judgePart(each, undefined));
  const results = inOrder([...missing, ...found]);
  const { list } = verification.verdict;
  const verdict = verdictOf(results, expected, list && listVerdict(results, partSize, list.inOrder));
  const done = { ...rest, partSize, expected, results, verdict };
  return treeHash !== undefined && verdict.completion === 'ready' ? { ...done, treeHash } : done;
}

/** A verification with parts that were sent from its file, whose bytes are therefore the same; to be recounted. */
export function withSent(verification: Verification, sent: readonly Part[]): Verification {
  const { partSize, results } = verification;
  const matches = sent.map(({ range, treeHash }): PartResult => {
    return { kind: 'match', number: partNumberAt(range.start, partSize), range, treeHash };
  });
  return { ...verification, results: [...results, ...matches] };
}

/** The result that an earlier verification found for a planned part, if the part is the same and its bytes were read. */
export function knownResult(
  { kind, part: { range, treeHash } }: PlannedPart,
  results: ResultsByRange,
): PartResult | undefined {
  const known = results.get(formatRange(range));
  if (!known || known.kind === 'missing' || known.treeHash !== treeHash) return undefined;
  if (known.kind === 'match' || known.kind === 'mismatch') return kind === 'compare' ? known : undefined;
  return known.kind === kind && 'sameBytes' in known ? known : undefined;
}

/** What else is known after a comparison with a list of hashes, whose parts are in `results` as well. */
export function listVerdict(results: readonly PartResult[], partSize: number, ordered: boolean): ListVerdict {
  const covered = results.map(({ range }) => ({ range, state: 'uploaded' as const }));
  const gaps = gapsOf(coverageOf(covered, { partSize, done: true }));
  return { gaps: gaps.length, gapBytes: totalLength(gaps), inOrder: ordered };
}
