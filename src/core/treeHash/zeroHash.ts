import { hexFromBytes } from './hex.ts';
import { joinHashes, leafSize, type Sha256 } from './treeHash.ts';

/** The parts of an upload have one length, the last one and a few short ones aside. */
const mostLengths = 8;

/**
 * Tells whether a tree hash (lower-case hex) is that of so many bytes that are all zero. What it computes for a length
 * is kept. In a listing with a length of its own for every part, which nobody has but by intention, it looks at the
 * first few only.
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
