import { lengthOf } from '../../core/byteRange.ts';
import { GiB } from '../../core/text/bytes.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import { leafSize } from '../../core/treeHash/treeHash.ts';
import type { HashOptions } from '../hashing/hashJob.ts';
import { hashLinear } from '../hashing/hashLinear.ts';
import type { LocalFile } from '../files/localFile.ts';

type Mismatch = Extract<PartResult, { kind: 'mismatch' }>;

/** How much is read again per step to see whether the mistake was made at all: at most so many parts, and bytes. */
const most = { parts: 16, bytes: GiB };

/**
 * Gives mismatches without a reason theirs if the listed hash is the SHA-256 of the part's own bytes in one go. That
 * takes a second reading, which goes on only as long as it finds something: a program that makes this mistake makes it
 * for every part.
 * @throws GlacierError as `hashLinear` does
 */
export async function explainLinear(
  file: LocalFile,
  results: readonly PartResult[],
  { pool, signal }: HashOptions,
): Promise<PartResult[]> {
  // Up to 1 MiB the two hashes are the same.
  const open = results
    .filter((result) => result.kind === 'mismatch')
    .filter(({ reason, range }) => !reason && lengthOf(range) > leafSize);
  const explained = new Map<PartResult, PartResult>();
  const step = open[0]
    ? Math.max(1, Math.min(most.parts, Math.floor(most.bytes / lengthOf(open[0].range))))
    : 1;
  const check = async (mismatch: Mismatch) => {
    const linear = await hashLinear(file, mismatch.range, { pool, signal });
    if (linear === mismatch.treeHash)
      explained.set(mismatch, { ...mismatch, reason: { kind: 'linearHash' } });
  };
  for (let at = 0; at < open.length; at += step) {
    const found = explained.size;
    await allEnded(open.slice(at, at + step).map(check));
    if (explained.size === found) break;
  }
  return results.map((result) => explained.get(result) ?? result);
}

/** Like Promise.all, but throws only after all have ended, so that none still reads the file. */
async function allEnded(work: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}
