import { type ByteRange, lengthOf } from '../../core/byteRange.ts';
import { hexFromBytes } from '../../core/treeHash/hex.ts';
import type { LocalFile } from '../files/localFile.ts';
import { type HashOptions, withHashJob } from './hashJob.ts';
import { hashLength } from './hashMessages.ts';

/** What a request that sends a part has to say of it: both hashes lower-case hex. */
export interface PartHashes {
  readonly treeHash: string;
  /** SHA-256 of the bytes in one go. */
  readonly sha256: string;
  /** The bytes that were hashed; with a buffer only, and in it. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

export interface HashPartOptions extends HashOptions {
  /**
   * Where to leave the bytes; at least as long as the range. It cannot be used any more: its memory comes back as that
   * of `bytes`, without a copy, or is lost where this throws.
   */
  readonly buffer?: ArrayBuffer | undefined;
}

/**
 * Computes both hashes of a part of an open file, which is read once.
 * @throws GlacierError `cancelled`, `file` for a failed read, `fileChanged` for a file that ends within the range
 */
export function hashPart(file: LocalFile, range: ByteRange, options: HashPartOptions): Promise<PartHashes> {
  return withHashJob(file, options, async (job) => {
    const { buffer } = options;
    const hashed = await job.run({ kind: 'both', range, ...(buffer && { buffer }) });
    return {
      treeHash: hexFromBytes(hashed.hashes.subarray(0, hashLength)),
      sha256: hexFromBytes(hashed.hashes.subarray(hashLength)),
      ...(hashed.buffer && { bytes: new Uint8Array(hashed.buffer, 0, lengthOf(range)) }),
    };
  });
}
