import { type ByteRange, formatRange, totalLength } from '../byteRange.ts';
import type { Part } from '../model.ts';
import { countParts, gridOf, smallestPartSize } from '../parts/partGrid.ts';
import { maxParts } from '../serviceLimits.ts';
import type { PartResult } from '../verification/partResult.ts';
import { type PlannedPart, planVerification } from '../verification/planVerification.ts';

/** A file, and the upload that it is to be sent into. Sizes in bytes. */
export interface Transfer {
  readonly size: number;
  /** The upload's own: it cannot be chosen any more. */
  readonly partSize: number;
  /** All that the service lists. */
  readonly parts: readonly Part[];
  /** What a verification of this very file found. What it found for a part with another hash does not count. */
  readonly results: readonly PartResult[];
  /** Send the file although most of the listed parts are not its own. */
  readonly replaceMost?: boolean;
}

/** What is sent so that the upload has all parts of the file, and nothing else. */
export interface TransferPlan {
  readonly kind: 'plan';
  /** Listed parts that are proven to be the file's. */
  readonly keep: readonly Part[];
  /** Parts of the file where nothing is listed; whole parts, inclusive ends, in order. */
  readonly send: readonly ByteRange[];
  /**
   * Parts of the file where the service lists other bytes, or fewer or more of them; in order. It replaces a part that
   * begins at the same byte.
   */
  readonly replace: readonly ByteRange[];
  /** Of `send` and `replace`. */
  readonly bytes: number;
  readonly requests: number;
}

/** Why a file cannot be sent into an upload, with what a sentence about it needs. */
export type TransferRefusal = { readonly kind: 'refused' } & (
  | { readonly reason: 'emptyFile' }
  /** `needed` is the smallest part size that would do, in bytes; absent for a file that no upload can hold. */
  | {
      readonly reason: 'tooManyParts';
      readonly count: number;
      readonly partSize: number;
      readonly needed?: number;
    }
  /** The service has no request to take a part back, and none of the file's begins where these do. */
  | { readonly reason: 'inTheWay'; readonly parts: readonly ObstructingPart[] }
  /** Neither kept nor replaced before they were compared with the file. */
  | { readonly reason: 'unverified'; readonly parts: readonly Part[] }
  | { readonly reason: 'mostDiffer'; readonly differing: number; readonly compared: number }
);

export interface ObstructingPart {
  /** Counted from 1. */
  readonly number: number;
  readonly part: Part;
  readonly where: 'offBoundary' | 'tooLong' | 'beyondEnd';
}

/**
 * Decides for each part of a file whether the upload has it already. A listed part is kept only if it was compared with
 * the file and is the same; one in its place that is not the same is replaced, whatever its length.
 */
export function planTransfer(transfer: Transfer): TransferPlan | TransferRefusal {
  const { size, partSize, parts } = transfer;
  if (size === 0) return { kind: 'refused', reason: 'emptyFile' };
  const count = countParts(size, partSize);
  if (count > maxParts) {
    const needed = smallestPartSize(size);
    return { kind: 'refused', reason: 'tooManyParts', count, partSize, ...(needed && { needed }) };
  }
  const grid = gridOf(size, partSize);
  const { planned, missing } = planVerification(parts, partSize, { parts: grid, otherwise: 'beyondEnd' });
  const obstructing = planned.flatMap((each) => obstruction(each, partSize, grid));
  if (obstructing.length > 0) return { kind: 'refused', reason: 'inTheWay', parts: obstructing };
  const known = comparisons(transfer.results);
  const judged = planned.map((each) => ({ ...each, fits: fits(each, grid, known) }));
  const unverified = judged.filter(({ fits }) => fits === undefined).map(({ part }) => part);
  if (unverified.length > 0) return { kind: 'refused', reason: 'unverified', parts: unverified };
  const compared = judged.filter(({ kind }) => kind === 'compare');
  const differing = compared.filter(({ fits }) => !fits).length;
  if (2 * differing > compared.length && !transfer.replaceMost)
    return { kind: 'refused', reason: 'mostDiffer', differing, compared: compared.length };
  const wrong = new Set(judged.filter(({ fits }) => !fits).map(({ number }) => number));
  const send = missing.map(({ range }) => range);
  const replace = [...grid].filter(([number]) => wrong.has(number)).map(([, range]) => range);
  return {
    kind: 'plan',
    keep: compared.filter(({ number }) => !wrong.has(number)).map(({ part }) => part),
    send,
    replace,
    bytes: totalLength(send) + totalLength(replace),
    requests: send.length + replace.length,
  };
}

/** What keeps a listed part from being replaced by one of the file's; empty where nothing does. */
function obstruction(
  { kind, number, part }: PlannedPart,
  partSize: number,
  grid: ReadonlyMap<number, ByteRange>,
): ObstructingPart[] {
  if (kind === 'misaligned')
    return [{ number, part, where: part.range.start % partSize === 0 ? 'tooLong' : 'offBoundary' }];
  return grid.has(number) ? [] : [{ number, part, where: 'beyondEnd' }];
}

/** Whether a listed part is the file's own; undefined where that takes a comparison that has not been made. */
function fits(
  { number, part }: PlannedPart,
  grid: ReadonlyMap<number, ByteRange>,
  known: ReadonlyMap<string, boolean>,
): boolean | undefined {
  return part.range.end === grid.get(number)?.end ? known.get(keyOf(part)) : false;
}

/** Whether the bytes of listed parts are the file's, as far as they were compared. */
function comparisons(results: readonly PartResult[]): Map<string, boolean> {
  const known = new Map<string, boolean>();
  for (const result of results) {
    if (result.kind === 'match' || result.kind === 'mismatch')
      known.set(keyOf(result), result.kind === 'match');
    else if (result.kind === 'duplicate' && result.sameBytes !== undefined)
      known.set(keyOf(result), result.sameBytes);
  }
  return known;
}

function keyOf({ range, treeHash }: Part): string {
  return `${formatRange(range)} ${treeHash}`;
}
