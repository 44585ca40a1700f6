import { createHash } from 'node:crypto';
import { ContiguousPrefix } from '../../core/parts/contiguousPrefix.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Prefix } from '../protocol/messages.ts';

/**
 * The contiguous prefix of a list of parts, kept up as pages come; begun anew when a refresh has put others in place.
 * Hashing is done here and not in the webview, which has no synchronous SHA-256.
 */
export class PrefixFeed {
  private pages: PartsList['pager']['pages'] | undefined;
  private added = 0;
  private prefix: ContiguousPrefix | undefined;

  /** As far as the list is loaded now. */
  of({ pager, upload }: PartsList): Prefix {
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
      whole: done && parts > 0 && parts === count,
    };
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
