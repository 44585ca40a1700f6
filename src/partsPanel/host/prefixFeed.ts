import { createHash } from 'node:crypto';
import { ContiguousPrefix } from '../../core/parts/contiguousPrefix.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Prefix } from '../protocol/messages.ts';

/**
 * Tracks the contiguous prefix of a list of parts as pages come; starts again after a refresh. Hashes here because
 * webviews have no synchronous SHA-256.
 */
export class PrefixFeed {
  private pages: PartsList['pager']['pages'] | undefined;
  private added = 0;
  private prefix: ContiguousPrefix | undefined;

  /** Of what is loaded now. */
  of({ pager, upload, tail }: PartsList): Prefix {
    const { pages, done, count } = pager;
    if (!this.prefix || this.pages !== pages) {
      this.prefix = new ContiguousPrefix(upload.partSize, sha256);
      this.pages = pages;
      this.added = 0;
    }
    for (; this.added < pages.length; this.added++) {
      for (const part of pages[this.added] ?? []) this.prefix.add(part);
    }
    const { parts, bytes } = this.prefix;
    return {
      parts,
      bytes,
      treeHash: this.prefix.treeHash() ?? '',
      whole: done && parts > 0 && parts === count && !tail,
    };
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
