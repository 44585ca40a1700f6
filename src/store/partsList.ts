import { type ByteRange, formatRange, lengthOf } from '../core/byteRange.ts';
import { type Disposable, Emitter } from '../core/emitter.ts';
import { connectionClosed, GlacierError } from '../core/errors.ts';
import type { MultipartUpload, Part } from '../core/model.ts';
import { Pager, type PagerOptions } from '../core/listing/pager.ts';
import { coveredTo, type PartRow, partRows } from '../core/parts/partRows.ts';
import { pageLimits } from '../core/serviceLimits.ts';
import type { PartResult } from '../core/verification/partResult.ts';
import type { Verification } from '../core/verification/verification.ts';

/** A verification of an upload's parts against a local file or a list of hashes, running or finished. */
export type VerificationRun = {
  /** The file's or the list's name, without its folder. */
  readonly name: string;
  /** By the range of the part as `formatRange` writes it; they come in while the verification is running. */
  readonly results: ReadonlyMap<string, PartResult>;
} & (
  | { readonly result?: undefined }
  /** Once it has ended. */
  | { readonly result: Verification; readonly finished: Date }
);

export interface PartsListOptions extends Omit<PagerOptions<Part>, 'onChange'> {
  /** Parts to request at once, read for every request; by default as many as the service allows. */
  readonly pageSize?: () => number;
}

/** The loaded parts of one upload, shared by the tree and the panel. */
export class PartsList implements Disposable {
  readonly upload: MultipartUpload;
  readonly pager: Pager<Part>;
  /** Where each loaded page begins: the first byte after all pages before it. Extended as pages come. */
  private offsets: number[] = [0];
  private shown: VerificationRun | undefined;
  private readonly options: PartsListOptions;
  private readonly changes = new Emitter<void>();
  /** Fires after every change of the pages, the loading state or the verification. */
  readonly onDidChange = this.changes.on;
  private offsetsOf: readonly (readonly Part[])[] = [];

  constructor(upload: MultipartUpload, options: PartsListOptions) {
    this.upload = upload;
    this.pager = new Pager({ ...options, onChange: () => this.changes.fire() });
    this.options = options;
  }

  /** Parts that the next request asks for. */
  get pageSize(): number {
    return this.options.pageSize?.() ?? pageLimits.parts;
  }

  /** The latest verification of the parts; undefined where there was none. */
  get verification(): VerificationRun | undefined {
    return this.shown;
  }

  /** Replaces the verification. */
  showVerification(run: VerificationRun | undefined): void {
    this.shown = run;
    this.changes.fire();
  }

  /** The result of the verification for a listed part. */
  resultOf(range: ByteRange): PartResult | undefined {
    return this.shown?.results.get(formatRange(range));
  }

  /** The rows of a loaded page, counted from 0: its parts, with gap rows where they do not meet. */
  rowsOfPage(index: number): PartRow[] {
    const { pages, done } = this.pager;
    const parts = pages[index] ?? [];
    const more = !done || index < pages.length - 1;
    return partRows(parts, this.upload.partSize, { expected: this.offsetOfPage(index), more });
  }

  /**
   * Loads all parts that are not loaded yet; `onCount` is called with their number after each page.
   * @throws GlacierError of the page that failed, or `cancelled`
   */
  async loadAll(signal: AbortSignal, onCount: (count: number) => void): Promise<void> {
    const { pager } = this;
    await pager.loadAll(signal, () => onCount(pager.count));
    if (pager.done) return;
    if (signal.aborted) throw new GlacierError('cancelled', 'Cancelled.');
    if (pager.closed) throw connectionClosed();
    if (pager.error) throw pager.error;
  }

  /** Bytes in the parts of a loaded page. */
  bytesOfPage(index: number): number {
    return (this.pager.pages[index] ?? []).reduce((sum, part) => sum + lengthOf(part.range), 0);
  }

  dispose(): void {
    this.changes.dispose();
    this.pager.dispose();
  }

  private offsetOfPage(index: number): number {
    const { pages } = this.pager;
    if (this.offsetsOf !== pages) {
      // The pages were replaced, by a refresh or to put them in order.
      this.offsetsOf = pages;
      this.offsets = [0];
    }
    for (let at = this.offsets.length; at <= index; at++) {
      this.offsets[at] = coveredTo(pages[at - 1] ?? [], this.offsets[at - 1] ?? 0);
    }
    return this.offsets[index] ?? 0;
  }
}
