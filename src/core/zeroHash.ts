import { hexFromBytes } from './hex.ts';
import { leafSize, type Sha256, TreeHash } from './treeHash.ts';

/**
 * Tells whether a tree hash (lower-case hex) is that of so many bytes that are all zero. What it computes for a length
 * is kept: the parts of an upload have one length, the last one aside.
 */
export function zeroHashTest(sha256: Sha256): (treeHash: string, length: number) => boolean {
  const known = new Map<number, string>();
  return (treeHash, length) => {
    const hash = known.get(length) ?? zeroTreeHash(length, sha256);
    known.set(length, hash);
    return treeHash === hash;
  };
}

/** The tree hash of `length` zero bytes, lower-case hex. */
export function zeroTreeHash(length: number, sha256: Sha256): string {
  const tree = new TreeHash(sha256);
  const leaf = sha256(new Uint8Array(Math.min(length, leafSize)));
  for (let at = leafSize; at <= length; at += leafSize) tree.add(leaf);
  const rest = length % leafSize;
  if (rest > 0) tree.add(sha256(new Uint8Array(rest)));
  return hexFromBytes(tree.root());
}
