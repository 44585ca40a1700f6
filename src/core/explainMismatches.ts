import { lengthOf } from './byteRange.ts';
import type { MismatchReason } from './mismatchReason.ts';
import type { PartResult } from './partResult.ts';
import { type Sha256, TreeHash } from './treeHash.ts';
import { hexFromBytes } from './hex.ts';
import { zeroHashTest } from './zeroHash.ts';

type Mismatch = Extract<PartResult, { kind: 'mismatch' }>;

/**
 * The same results, mismatches with the reason that their hashes prove, if any. Nothing is read for it: a part can be
 * known as another one only if that one was compared as well.
 */
export function explainMismatches(results: readonly PartResult[], sha256: Sha256): PartResult[] {
  const mismatches = results.filter((result) => result.kind === 'mismatch');
  if (mismatches.length === 0) return [...results];
  const isZero = zeroHashTest(sha256);
  const empty = hexFromBytes(new TreeHash(sha256).root());
  const obvious = ({ treeHash, range }: Mismatch): MismatchReason | undefined => {
    if (treeHash === empty) return { kind: 'emptyBody' };
    return isZero(treeHash, lengthOf(range)) ? { kind: 'zeros', where: 'uploaded' } : undefined;
  };
  const local = localHashes(results);
  const numbers = numbersByHash(local);
  const open = mismatches.filter((mismatch) => !obvious(mismatch));
  const moved = new Map(open.map((mismatch, at) => [mismatch, movedFrom(open, at, local, numbers)]));

  const reasonFor = (mismatch: Mismatch): MismatchReason | undefined => {
    const reason = obvious(mismatch) ?? moved.get(mismatch);
    if (reason) return reason;
    const { localHash, range } = mismatch;
    return isZero(localHash, lengthOf(range)) ? { kind: 'zeros', where: 'local' } : undefined;
  };
  return results.map((result) => {
    const reason = result.kind === 'mismatch' ? reasonFor(result) : undefined;
    return reason ? { ...result, reason } : result;
  });
}

/** The hashes of what the parts were compared with, by number. */
function localHashes(results: readonly PartResult[]): Map<number, string> {
  return new Map(
    results.flatMap((result) => {
      if (result.kind === 'match') return [[result.number, result.treeHash] as const];
      return result.kind === 'mismatch' ? [[result.number, result.localHash] as const] : [];
    }),
  );
}

function numbersByHash(local: ReadonlyMap<number, string>): Map<string, number[]> {
  const numbers = Map.groupBy(local, ([, hash]) => hash);
  return new Map([...numbers].map(([hash, entries]) => [hash, entries.map(([number]) => number)]));
}

/**
 * Which other part a mismatch is, if any. That the file is shifted there is said only when the mismatch before or after
 * it is moved just as far: a part alone may as well have been sent in the place of another.
 */
function movedFrom(
  mismatches: readonly Mismatch[],
  at: number,
  local: ReadonlyMap<number, string>,
  numbers: ReadonlyMap<string, readonly number[]>,
): MismatchReason | undefined {
  const mismatch = mismatches[at];
  const [first, ...others] = (mismatch && numbers.get(mismatch.treeHash)) ?? [];
  if (!mismatch || first === undefined) return undefined;
  const neighbours = [mismatches[at - 1], mismatches[at + 1]].filter((each) => each !== undefined);
  const shift = [first, ...others]
    .map((number) => number - mismatch.number)
    .find((by) => neighbours.some(({ number, treeHash }) => local.get(number + by) === treeHash));
  return shift === undefined ? { kind: 'otherPart', number: first } : { kind: 'shifted', by: shift };
}
