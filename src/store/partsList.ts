import { lengthOf } from '../core/byteRange.ts';
import type { Disposable } from '../core/emitter.ts';
import type { MultipartUpload, Part } from '../core/model.ts';
import { Pager, type PagerOptions } from '../core/pager.ts';
import { coveredTo, type PartRow, partRows } from '../core/partRows.ts';

/** The parts of one upload as far as they are loaded, shared by the tree and the panel. */
export class PartsList implements Disposable {
  readonly upload: MultipartUpload;
  readonly pager: Pager<Part>;
  /** Where each loaded page begins: the first byte after all pages before it. Extended as pages come. */
  private offsets: number[] = [0];
  private offsetsOf: readonly (readonly Part[])[] = [];

  constructor(upload: MultipartUpload, options: PagerOptions<Part>) {
    this.upload = upload;
    this.pager = new Pager(options);
  }

  /** The rows of a loaded page, counted from 0: its parts, with gap rows where they do not meet. */
  rowsOfPage(index: number): PartRow[] {
    const { pages, done } = this.pager;
    const parts = pages[index] ?? [];
    const more = !done || index < pages.length - 1;
    return partRows(parts, this.upload.partSize, { expected: this.offsetOfPage(index), more });
  }

  /** Bytes in the parts of a loaded page. */
  bytesOfPage(index: number): number {
    return (this.pager.pages[index] ?? []).reduce((sum, part) => sum + lengthOf(part.range), 0);
  }

  dispose(): void {
    this.pager.dispose();
  }

  private offsetOfPage(index: number): number {
    const { pages } = this.pager;
    if (this.offsetsOf !== pages) {
      // A refresh has put another listing in place.
      this.offsetsOf = pages;
      this.offsets = [0];
    }
    for (let at = this.offsets.length; at <= index; at++) {
      this.offsets[at] = coveredTo(pages[at - 1] ?? [], this.offsets[at - 1] ?? 0);
    }
    return this.offsets[index] ?? 0;
  }
}
