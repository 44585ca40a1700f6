import { MiB } from '../text/bytes.ts';
import { bytesFromHex, hexFromBytes } from './hex.ts';

/** SHA-256 of some bytes, 32 bytes long. Given by the caller: core runs where there is no node:crypto. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The leaves of a tree hash are the SHA-256 of 1 MiB each, the last one of what is left (guide: "Computing Checksums"). */
export const leafSize = MiB;

/**
 * Joins hashes pair by pair, left to right, until one is left: the SHA-256 of two raw hashes side by side. A last
 * hash without a neighbour moves up as it is. The same rule joins leaves to a part and parts to an archive, the
 * latter as long as every part but the last has the same power-of-two size in MiB.
 *
 * Holds one hash a level, so memory grows with the logarithm of what was added.
 */
export class TreeHash {
  /** `nodes[level]` is a finished subtree of 2^level hashes that waits for its right neighbour. */
  private readonly nodes: (Uint8Array | undefined)[] = [];
  private readonly sha256: Sha256;

  constructor(sha256: Sha256) {
    this.sha256 = sha256;
  }

  /** Adds the next hash, 32 raw bytes; order is the order of the bytes in the file. */
  add(hash: Uint8Array): void {
    let node = hash;
    let level = 0;
    for (let left = this.nodes[level]; left; left = this.nodes[level]) {
      node = joinHashes(left, node, this.sha256);
      this.nodes[level++] = undefined;
    }
    this.nodes[level] = node;
  }

  /** The root over all that was added, 32 raw bytes; the SHA-256 of nothing when nothing was. */
  root(): Uint8Array {
    let right: Uint8Array | undefined;
    for (const left of this.nodes) {
      if (left) right = right ? joinHashes(left, right, this.sha256) : left;
    }
    return right ?? this.sha256(new Uint8Array(0));
  }
}

/** Combines two adjacent hashes, 32 raw bytes each, into their parent. */
export function joinHashes(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  const pair = new Uint8Array(left.length + right.length);
  pair.set(left);
  pair.set(right, left.length);
  return sha256(pair);
}

/** The tree hash over hashes in ascending order of their ranges: of parts, that of the archive. Lower-case hex. */
export function combineTreeHashes(hashes: Iterable<string>, sha256: Sha256): string {
  const tree = new TreeHash(sha256);
  for (const hash of hashes) tree.add(bytesFromHex(hash));
  return hexFromBytes(tree.root());
}

/** 64 hex digits: the form of a tree hash in headers and in List Parts. */
export function isTreeHash(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}
