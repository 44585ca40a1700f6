import { type ByteRange, lengthOf } from '../byteRange.ts';
import type { Part } from '../model.ts';
import type { PartResult } from './partResult.ts';
import { partNumberAt } from '../parts/partSize.ts';

/** A listed part with what its position alone says about it. */
export type PlannedPart = { readonly number: number; readonly part: Part } & (
  | { readonly kind: 'compare' | 'misaligned' | 'duplicate' | 'beyondEnd' | 'unlisted' }
  | { readonly kind: 'short'; readonly expected: ByteRange }
);

export interface VerificationPlan {
  /** In ascending order of their first byte. */
  readonly planned: readonly PlannedPart[];
  readonly missing: readonly Extract<PartResult, { kind: 'missing' }>[];
}

/** What an upload is verified against: its parts by number, and the result for a listed part of any other number. */
export interface Expected {
  readonly parts: ReadonlyMap<number, ByteRange>;
  readonly otherwise: 'beyondEnd' | 'unlisted';
}

/** Decides from its position what to verify for each listed part. On duplicate numbers the first one wins. */
export function planVerification(
  parts: readonly Part[],
  partSize: number,
  expected: Expected,
): VerificationPlan {
  const seen = new Set<number>();
  const sorted = parts.toSorted((a, b) => a.range.start - b.range.start);
  const planned = sorted.map((part): PlannedPart => {
    const { start, end } = part.range;
    const number = partNumberAt(start, partSize);
    if (start % partSize !== 0 || lengthOf(part.range) > partSize)
      return { kind: 'misaligned', number, part };
    if (seen.has(number)) return { kind: 'duplicate', number, part };
    seen.add(number);
    const place = expected.parts.get(number);
    if (!place) return { kind: expected.otherwise, number, part };
    if (end > place.end) return { kind: 'beyondEnd', number, part };
    return end < place.end
      ? { kind: 'short', number, part, expected: place }
      : { kind: 'compare', number, part };
  });
  const missing = [...expected.parts]
    .filter(([number]) => !seen.has(number))
    .map(([number, range]) => ({ kind: 'missing', number, range }) as const);
  return { planned, missing };
}

/**
 * The result for a planned part. `localHash` is the tree hash of the part's own range; without one its bytes stay
 * unknown, and a part that nothing else is wrong with is unverified.
 */
export function judgePart(planned: PlannedPart, localHash: string | undefined): PartResult {
  const { number, part } = planned;
  const listed = { number, range: part.range, treeHash: part.treeHash };
  const bytes = localHash === undefined ? {} : { sameBytes: localHash === part.treeHash };
  switch (planned.kind) {
    case 'compare':
      if (localHash === undefined) return { kind: 'unverified', ...listed };
      return localHash === part.treeHash
        ? { kind: 'match', ...listed }
        : { kind: 'mismatch', ...listed, localHash };
    case 'short':
      return { kind: 'short', ...listed, expected: planned.expected, ...bytes };
    case 'misaligned':
      return { kind: 'misaligned', ...listed, ...bytes };
    case 'duplicate':
      return { kind: 'duplicate', ...listed, ...bytes };
    case 'beyondEnd':
      return { kind: 'beyondEnd', ...listed };
    case 'unlisted':
      return { kind: 'unlisted', ...listed };
  }
}

/** Results in the order of their places in the file; sorts in place and returns its argument. */
export function inOrder(results: PartResult[]): PartResult[] {
  return results.sort((a, b) => a.range.start - b.range.start);
}
