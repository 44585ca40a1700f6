import type { ByteRange } from '../../core/byteRange.ts';
import { hexFromBytes } from '../../core/treeHash/hex.ts';
import { TreeHash } from '../../core/treeHash/treeHash.ts';
import { type HashOptions, withHashJob } from './hashJob.ts';
import { type Hashed, hashLength } from './hashMessages.ts';
import { hashTasks, type Piece } from './hashTasks.ts';
import type { LocalFile } from '../files/localFile.ts';
import { sha256 } from './sha256.ts';

/** The tree hash (lower-case hex) of a range; `index` is its place among those asked for. */
export interface RangeHash {
  readonly index: number;
  readonly treeHash: string;
}

/** Tasks in flight per thread: those it has, and as many again that are done while a result is taken. */
const tasksPerThread = 4;

/**
 * Computes the tree hash of each range of an open file on all threads, and passes them to `take` in the order of the
 * ranges; while one is taken the next ones are computed. Memory does not grow with the ranges or their number.
 * @throws GlacierError `cancelled`, `file` for a failed read, `fileChanged` for a file that ends within a range
 */
export function hashRanges(
  file: LocalFile,
  ranges: Iterable<ByteRange>,
  take: (hash: RangeHash) => void | Promise<void>,
  options: HashOptions,
): Promise<void> {
  return withHashJob(file, options, async (job) => {
    const most = tasksPerThread * options.pool.threads;
    const underWay: { readonly task: readonly Piece[]; readonly hashed: Promise<Hashed> }[] = [];
    let tree = new TreeHash(sha256);
    const finish = async ({ task, hashed }: (typeof underWay)[number]) => {
      const { hashes } = await hashed;
      for (const [at, { index, last }] of task.entries()) {
        tree.add(hashes.subarray(at * hashLength, (at + 1) * hashLength));
        if (!last) continue;
        await take({ index, treeHash: hexFromBytes(tree.root()) });
        tree = new TreeHash(sha256);
      }
    };
    for (const task of hashTasks(ranges)) {
      const first = underWay.length === most ? underWay.shift() : undefined;
      if (first) await finish(first);
      const hashed = job.run({ kind: 'trees', ranges: task.map(({ range }) => range) });
      // Whoever awaits it later gets the failure; until then it must not count as unhandled.
      hashed.catch(() => {});
      underWay.push({ task, hashed });
    }
    for (const each of underWay) await finish(each);
  });
}
