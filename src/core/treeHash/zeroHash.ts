import { hexFromBytes } from './hex.ts';
import { joinHashes, leafSize, type Sha256 } from './treeHash.ts';

/** All parts of an upload have one length, but for the last and a few short ones. */
const mostLengths = 8;

/**
 * Tells whether a tree hash (lower-case hex) is that of `length` zero bytes. Hashes are cached by length, and only for
 * the first few lengths: a listing in which every part has its own is meant to cost time.
 */
export function zeroHashTest(sha256: Sha256): (treeHash: string, length: number) => boolean {
  const known = new Map<number, string>();
  return (treeHash, length) => {
    if (!known.has(length) && known.size < mostLengths) known.set(length, zeroTreeHash(length, sha256));
    return known.get(length) === treeHash;
  };
}

/** The tree hash of `length` zero bytes, lower-case hex. Each level has one node over and over, so one is computed. */
export function zeroTreeHash(length: number, sha256: Sha256): string {
  const leaves = Math.floor(length / leafSize);
  const rest = length % leafSize;
  let right = rest > 0 || leaves === 0 ? sha256(new Uint8Array(rest)) : undefined;
  let node = leaves > 0 ? sha256(new Uint8Array(leafSize)) : undefined;
  for (let count = leaves; node && count > 0; count = Math.floor(count / 2)) {
    if (count % 2 === 1) right = right ? joinHashes(node, right, sha256) : node;
    node = joinHashes(node, node, sha256);
  }
  return hexFromBytes(right ?? sha256(new Uint8Array(0)));
}
