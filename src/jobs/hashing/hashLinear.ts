import type { ByteRange } from '../../core/byteRange.ts';
import { hexFromBytes } from '../../core/treeHash/hex.ts';
import { type HashOptions, withHashJob } from './hashJob.ts';
import type { LocalFile } from '../files/localFile.ts';

/**
 * The SHA-256 of a range of an open file in one go, lower-case hex. Takes a single thread, because each block builds on
 * the one before.
 * @throws GlacierError `cancelled`, `file` for a failed read, `fileChanged` for a file that ends within the range
 */
export function hashLinear(file: LocalFile, range: ByteRange, options: HashOptions): Promise<string> {
  return withHashJob(file, options, async (job) =>
    hexFromBytes((await job.run({ kind: 'linear', range })).hashes),
  );
}
