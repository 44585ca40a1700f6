import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { hexFromBytes } from '../../core/treeHash/hex.ts';
import { leafSize, TreeHash } from '../../core/treeHash/treeHash.ts';
import { ServiceError } from '../errors.ts';

export interface HashedBody {
  /** Bytes; if there were more than allowed, as many as had come by then. */
  readonly length: number;
  /** SHA-256 and tree hash, lower-case hex. */
  readonly linear: string;
  readonly treeHash: string;
}

export interface BodyLimits {
  /** Bytes after which the rest is not looked at. */
  readonly most: number;
  /** Milliseconds to wait for the next bytes. */
  readonly patience: number;
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/**
 * Hashes a body as its bytes come in, keeping none of them.
 * @throws ServiceError 408 when no bytes come for too long; another error when the connection is gone
 */
export async function hashBody(body: Readable, { most, patience }: BodyLimits): Promise<HashedBody> {
  const linear = createHash('sha256');
  const tree = new TreeHash(sha256);
  let leaf = createHash('sha256');
  let inLeaf = 0;
  let length = 0;

  const closeLeaf = () => {
    tree.add(leaf.digest());
    leaf = createHash('sha256');
    inLeaf = 0;
  };
  await readBody(body, patience, (bytes) => {
    linear.update(bytes);
    length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + leafSize - inLeaf);
      leaf.update(piece);
      at += piece.length;
      inLeaf += piece.length;
      if (inLeaf === leafSize) closeLeaf();
    }
    return length <= most;
  });
  if (inLeaf > 0) closeLeaf();
  return { length, linear: linear.digest('hex'), treeHash: hexFromBytes(tree.root()) };
}

/** Passes the bytes on as they come, until the end or until `take` has enough. */
function readBody(body: Readable, patience: number, take: (bytes: Buffer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => {
      clearTimeout(timer);
      body.off('data', onData);
      how();
    };
    const timer = setTimeout(() => settle(() => reject(tooSlow())), patience);
    timer.unref();
    const onData = (bytes: Buffer) => {
      timer.refresh();
      if (!take(bytes)) settle(resolve);
    };
    const brokenOff = () => settle(() => reject(new Error('The request broke off.')));
    if (body.destroyed) return brokenOff();
    body.on('data', onData);
    body.once('end', () => settle(resolve));
    body.once('error', brokenOff);
    body.once('close', brokenOff);
  });
}

function tooSlow(): ServiceError {
  return new ServiceError(408, 'RequestTimeoutException', 'Request timed out.');
}
