import { lengthOf } from '../byteRange.ts';
import type { MismatchReason } from './mismatchReason.ts';
import type { PartResult } from './partResult.ts';
import { type Sha256, TreeHash } from '../treeHash/treeHash.ts';
import { hexFromBytes } from '../treeHash/hex.ts';
import { zeroHashTest } from '../treeHash/zeroHash.ts';

type Mismatch = Extract<PartResult, { kind: 'mismatch' }>;

/**
 * Adds to mismatches the reason that their hashes prove, if any. Reads nothing: a part can be recognized as another one
 * only if that one was compared as well. Yields between steps, because all of 10,000 parts would block noticeably.
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
  const { local, numbers } = await localHashes(results);
  const open = mismatches.filter((mismatch) => !obvious(mismatch));
  const moved = new Map<Mismatch, MismatchReason | undefined>();
  await inSteps(open, (mismatch, at) => moved.set(mismatch, movedFrom(open, at, local, numbers)));

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

/** Items per step, some milliseconds of work. */
const step = 500;

async function inSteps<T>(items: readonly T[], work: (item: T, at: number) => void): Promise<void> {
  for (const [at, item] of items.entries()) {
    work(item, at);
    if (at % step === step - 1) await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The hashes of what the parts were compared with, by number, and the numbers of each hash, of which not all. */
async function localHashes(results: readonly PartResult[]): Promise<{
  readonly local: ReadonlyMap<number, string>;
  readonly numbers: ReadonlyMap<string, readonly number[]>;
}> {
  const local = new Map<number, string>();
  const numbers = new Map<string, number[]>();
  await inSteps(results, (result) => {
    if (result.kind !== 'match' && result.kind !== 'mismatch') return;
    const hash = result.kind === 'match' ? result.treeHash : result.localHash;
    local.set(result.number, hash);
    const known = numbers.get(hash);
    if (!known) numbers.set(hash, [result.number]);
    else if (known.length < mostPlaces) known.push(result.number);
  });
  return { local, numbers };
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
