import { lengthOf } from './byteRange.ts';
import type { MismatchReason } from './mismatchReason.ts';
import type { PartResult } from './partResult.ts';
import { type Sha256, TreeHash } from './treeHash.ts';
import { hexFromBytes } from './hex.ts';
import { zeroHashTest } from './zeroHash.ts';

type Mismatch = Extract<PartResult, { kind: 'mismatch' }>;

/**
 * The same results, mismatches with the reason that their hashes prove, if any. Nothing is read for it: a part can be
 * known as another one only if that one was compared as well. Done in steps, between which other work has its turn: for
 * 10,000 parts all of it would take long enough to be felt.
 */
export async function explainMismatches(
  results: readonly PartResult[],
  sha256: Sha256,
): Promise<PartResult[]> {
  const mismatches = results.filter((result) => result.kind === 'mismatch');
  if (mismatches.length === 0) return [...results];
  const isZero = zeroHashTest(sha256);
  const empty = hexFromBytes(new TreeHash(sha256).root());
  const obvious = ({ treeHash, range }: Mismatch): MismatchReason | undefined => {
    if (treeHash === empty) return { kind: 'emptyBody' };
    return isZero(treeHash, lengthOf(range)) ? { kind: 'zeros', where: 'uploaded' } : undefined;
  };
  const local = localHashes(results);
  await turn();
  const numbers = numbersByHash(local);
  await turn();
  const open = mismatches.filter((mismatch) => !obvious(mismatch));
  const moved = new Map(open.map((mismatch, at) => [mismatch, movedFrom(open, at, local, numbers)]));

  await turn();

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

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The hashes of what the parts were compared with, by number. */
function localHashes(results: readonly PartResult[]): Map<number, string> {
  const hashes = new Map<number, string>();
  for (const result of results) {
    if (result.kind === 'match') hashes.set(result.number, result.treeHash);
    else if (result.kind === 'mismatch') hashes.set(result.number, result.localHash);
  }
  return hashes;
}

function numbersByHash(local: ReadonlyMap<number, string>): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, hash] of local) {
    const known = numbers.get(hash);
    if (!known) numbers.set(hash, [number]);
    else if (known.length < mostPlaces) known.push(number);
  }
  return numbers;
}

/** Places of one hash that are tried for a shift: bytes that are in more of them say little about where they belong. */
const mostPlaces = 64;

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
  const places = mismatch && numbers.get(mismatch.treeHash);
  const first = places?.[0];
  if (!mismatch || !places || first === undefined) return undefined;
  const neighbours = [mismatches[at - 1], mismatches[at + 1]].filter((each) => each !== undefined);
  const shift = places
    .map((number) => number - mismatch.number)
    .find((by) => neighbours.some(({ number, treeHash }) => local.get(number + by) === treeHash));
  return shift === undefined ? { kind: 'otherPart', number: first } : { kind: 'shifted', by: shift };
}
