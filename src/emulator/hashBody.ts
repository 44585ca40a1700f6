import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { hexFromBytes } from '../core/hex.ts';
import { leafSize, TreeHash } from '../core/treeHash.ts';
import { ServiceError } from './errors.ts';

export interface BodyHashes {
  /** Bytes. */
  readonly length: number;
  /** Lower-case hex. */
  readonly linear: string;
  readonly treeHash: string;
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/**
 * Both hashes of a body, made as its bytes come in; of the bytes nothing is kept.
 * @param patience milliseconds to wait for the next bytes
 * @throws ServiceError 408 when none come for that long
 */
export async function hashBody(body: Readable, patience: number): Promise<BodyHashes> {
  const linear = createHash('sha256');
  const tree = new TreeHash(sha256);
  let leaf = createHash('sha256');
  let inLeaf = 0;
  let length = 0;

  const add = (bytes: Buffer) => {
    linear.update(bytes);
    length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + leafSize - inLeaf);
      leaf.update(piece);
      at += piece.length;
      inLeaf += piece.length;
      if (inLeaf === leafSize) closeLeaf();
    }
  };
  const closeLeaf = () => {
    tree.add(leaf.digest());
    leaf = createHash('sha256');
    inLeaf = 0;
  };

  await readAll(body, patience, add);
  if (inLeaf > 0) closeLeaf();
  return { length, linear: linear.digest('hex'), treeHash: hexFromBytes(tree.root()) };
}

function readAll(body: Readable, patience: number, add: (bytes: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooSlow = () => reject(new ServiceError(408, 'RequestTimeoutException', 'Request timed out.'));
    let timer = setTimeout(tooSlow, patience);
    body.on('data', (bytes: Buffer) => {
      clearTimeout(timer);
      timer = setTimeout(tooSlow, patience);
      add(bytes);
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    body.once('end', () => end(resolve));
    body.once('error', (error) => end(() => reject(error)));
    body.once('close', () => end(() => reject(new Error('The request broke off.'))));
  });
}
