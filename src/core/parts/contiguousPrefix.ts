import { lengthOf } from '../byteRange.ts';
import { bytesFromHex, hexFromBytes } from '../treeHash/hex.ts';
import type { Part } from '../model.ts';
import { type Sha256, TreeHash } from '../treeHash/treeHash.ts';

/**
 * The parts from byte 0 on that meet without a gap, and the tree hash over them. It goes on as parts are added, in any
 * order. Every part in it but the last has the part size, or the hashes of parts could not be joined (guide: "Computing
 * Checksums"): so it ends with a short part, and before a long one.
 */
export class ContiguousPrefix {
  parts = 0;
  /** Length in bytes, which is also the offset of the byte that comes next. */
  bytes = 0;
  private ended = false;
  private readonly waiting = new Map<number, Part>();
  private readonly tree: TreeHash;
  private readonly partSize: number;

  constructor(partSize: number, sha256: Sha256) {
    this.partSize = partSize;
    this.tree = new TreeHash(sha256);
  }

  add(part: Part): void {
    if (this.ended) return;
    this.waiting.set(part.range.start, part);
    for (let next = this.waiting.get(this.bytes); next && !this.ended; next = this.waiting.get(this.bytes)) {
      this.take(next);
    }
  }

  /** The tree hash of the bytes, lower-case hex; undefined when there are none. */
  treeHash(): string | undefined {
    return this.parts === 0 ? undefined : hexFromBytes(this.tree.root());
  }

  private take(part: Part): void {
    const length = lengthOf(part.range);
    this.ended = length !== this.partSize;
    this.waiting.delete(part.range.start);
    if (length > this.partSize) return;
    this.tree.add(bytesFromHex(part.treeHash));
    this.parts++;
    this.bytes += length;
  }
}
