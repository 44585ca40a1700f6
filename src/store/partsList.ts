import { type ByteRange, formatRange } from '../core/byteRange.ts';
import { type Disposable, Emitter } from '../core/emitter.ts';
import type { CliTarget } from '../core/cli/cliCommand.ts';
import { cancelled, connectionClosed } from '../core/errors.ts';
import type { MultipartUpload, Part } from '../core/model.ts';
import { Pager, type PagerOptions } from '../core/listing/pager.ts';
import { coveredTo, type PartRow, partRows } from '../core/parts/partRows.ts';
import { pageLimits } from '../core/serviceLimits.ts';
import { changeOf, type FileIdentity } from '../core/verification/fileIdentity.ts';
import { type ComparedResult, isCompared } from '../core/verification/partResult.ts';
import type { RunningVerification, VerificationRun } from '../core/verification/verificationRun.ts';

export interface PartsListOptions extends Omit<PagerOptions<Part>, 'onChange'> {
  /** Where the parts come from; absent where they cannot be loaded. */
  readonly target?: CliTarget;
  /** Parts to request at once, read for every request; by default as many as the service allows. */
  readonly pageSize?: () => number;
  /** Called after every change, before those who listen to it. */
  readonly onChange?: () => void;
}

/** What is said of a transfer into an upload. */
export interface SendingNote {
  readonly text: string;
  /** Nothing more is begun until somebody or something goes on. */
  readonly paused: boolean;
  /** Of the parts that are being sent. */
  readonly ranges: readonly ByteRange[];
  /** Of the file, in bytes: what the archive is to have. */
  readonly size: number;
}

/** A part that the service has acknowledged. */
interface SentPart {
  readonly part: Part;
  readonly from: FileIdentity;
  /** When that was noted, in milliseconds since 1970. */
  readonly at: number;
}

/** The loaded parts of one upload, shared by the tree and the panel. */
export class PartsList implements Disposable {
  readonly upload: MultipartUpload;
  readonly pager: Pager<Part>;
  /** Where each loaded page begins: the first byte after all pages before it. Extended as pages come. */
  private offsets: number[] = [0];
  private shown: VerificationRun | undefined;
  private isListed = true;
  private endedHere: 'completed' | 'aborted' | undefined;
  private note: SendingNote | undefined;
  /** Parts that were sent from a file and are not in the list yet. */
  private sent: readonly SentPart[] = [];
  /** When the last of them came, in milliseconds since 1970. */
  private sentAt = 0;
  /** Listings under way whose parts are to be those of the service alone. */
  private listingsAnew = 0;
  /** When one was last seen to come from elsewhere. */
  private seenAt = 0;
  /** What of the list the verification takes account of. */
  private counted: { readonly pages: unknown; readonly count: number; readonly done: boolean } | undefined;
  private readonly options: PartsListOptions;
  private readonly changes = new Emitter<void>();
  /** Fires after every change of the pages, the loading state or the verification. */
  readonly onDidChange = this.changes.on;
  private offsetsOf: readonly (readonly Part[])[] = [];

  constructor(upload: MultipartUpload, options: PartsListOptions) {
    this.upload = upload;
    this.pager = new Pager({ ...options, onChange: () => this.changed() });
    this.options = options;
  }

  /**
   * Where the upload is for commands that are copied, also once the connection was closed: the one that is open by then
   * may lead elsewhere.
   */
  get target(): CliTarget | undefined {
    return this.options.target;
  }

  /** Parts that the next request asks for. */
  get pageSize(): number {
    return this.options.pageSize?.() ?? pageLimits.parts;
  }

  /** Whether someone shows the list, or waits for it. */
  get watched(): boolean {
    return this.changes.watched;
  }

  /** False once a whole listing of the vault's uploads does not have this one. */
  get listed(): boolean {
    return this.isListed;
  }

  /** The upload was completed or aborted, or has expired, as far as the service has told. What was loaded stays. */
  get gone(): boolean {
    return !this.isListed || this.pager.error?.kind === 'notFound';
  }

  /** How the upload came to its end, where that was done from here. */
  get ended(): 'completed' | 'aborted' | undefined {
    return this.endedHere;
  }

  noteEnded(how: 'completed' | 'aborted' | undefined): void {
    this.endedHere = how;
    this.noteListed(false);
  }

  /** Takes note of whether the upload is in a whole listing of its vault's uploads. */
  noteListed(listed: boolean): void {
    if (this.isListed === listed) return;
    this.isListed = listed;
    this.changed();
  }

  /** Reads again as much as was loaded. Parts that come say that the upload is there, whatever was listed before. */
  async refresh(): Promise<void> {
    await this.pager.refresh();
    if (this.pager.status === 'ready') this.noteListed(true);
  }

  /** Asks again for the end of the list. Parts that come say that the upload is there, whatever was listed before. */
  async readEnd(): Promise<void> {
    await this.pager.readEnd(this.pageSize);
    if (this.pager.status === 'ready') this.noteListed(true);
  }

  /** The latest verification of the parts; undefined where there was none. */
  get verification(): VerificationRun | undefined {
    return this.shown;
  }

  /** The verification that is under way, if any: there is one at a time. */
  get running(): RunningVerification | undefined {
    return this.shown?.result ? undefined : this.shown;
  }

  /** Replaces the verification. One that has ended takes account of what is loaded by now, and after each refresh. */
  showVerification(run: VerificationRun | undefined): void {
    this.shown = run;
    this.counted = undefined;
    this.changed();
  }

  /**
   * The bytes after the last part that the upload lacks, once all parts are loaded and a verification has told the length
   * of the archive, or its file is being sent.
   */
  get tail(): ByteRange | undefined {
    const { pages, done } = this.pager;
    const archiveBytes = this.archiveBytes;
    if (!done || archiveBytes === undefined || (pages.length === 0 && !this.note)) return undefined;
    const start = this.offsetOfPage(pages.length);
    return start < archiveBytes ? { start, end: archiveBytes - 1 } : undefined;
  }

  /** Bytes that the archive is to have, once a verification has told, or its file is being sent. */
  get archiveBytes(): number | undefined {
    return (this.shown?.result ? this.shown.archiveBytes : undefined) ?? this.note?.size;
  }

  /** Pages of rows: one where there is nothing but a gap, as before the first part of a file is sent. */
  get rowPages(): number {
    const { length } = this.pager.pages;
    return length === 0 && this.tail ? 1 : length;
  }

  /** The result of the verification for a listed part; undefined where nothing was compared. */
  resultOf({ range, treeHash }: Part): ComparedResult | undefined {
    const result = this.shown?.results.get(formatRange(range));
    return result && isCompared(result) && result.treeHash === treeHash ? result : undefined;
  }

  /** The rows of a loaded page, counted from 0: its parts, with gap rows where they do not meet. */
  rowsOfPage(index: number): PartRow[] {
    const { pages, done } = this.pager;
    const parts = pages[index] ?? [];
    const isLast = done && index === this.rowPages - 1;
    const tail = isLast ? this.tail : undefined;
    const more = !isLast || tail !== undefined;
    const rows = partRows(parts, this.upload.partSize, { expected: this.offsetOfPage(index), more });
    return tail ? [...rows, { kind: 'gap', range: tail }] : rows;
  }

  /**
   * Loads all parts that are not loaded yet; `onCount` is called with their number after each page.
   * @throws GlacierError of the page that failed, or `cancelled`
   */
  async loadAll(signal: AbortSignal, onCount: (count: number) => void): Promise<void> {
    const { pager } = this;
    await pager.loadAll(signal, () => onCount(pager.count));
    if (pager.done) return;
    if (signal.aborted) throw cancelled();
    if (pager.closed) throw connectionClosed();
    if (pager.error) throw pager.error;
  }

  /**
   * Loads all parts anew, however many were loaded, and returns them in the order of their ranges, as the service lists
   * them: an archive is made by this, so none that was sent before takes the place of what is listed.
   * @throws GlacierError of the page that failed, or `cancelled`
   */
  async listAnew(signal: AbortSignal, onCount: (count: number) => void): Promise<readonly Part[]> {
    const before = new Set(this.sent);
    this.listingsAnew++;
    try {
      const parts = await this.readAnew(signal, onCount);
      this.sent = this.sent.filter((each) => !before.has(each));
      return parts;
    } finally {
      this.listingsAnew--;
      this.mergeSent();
    }
  }

  private async readAnew(signal: AbortSignal, onCount: (count: number) => void): Promise<readonly Part[]> {
    const { pager } = this;
    if (pager.closed) throw connectionClosed();
    const started = Date.now();
    const stop = () => pager.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (pager.status !== 'idle') await this.refresh();
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (signal.aborted) throw cancelled();
    if (pager.error) throw pager.error;
    await this.loadAll(signal, onCount);
    // Another command may have cancelled the refresh, which leaves the old parts.
    if (pager.asOf === undefined || pager.asOf < started) throw cancelled();
    return pager.pages.flat();
  }

  /**
   * Takes note of parts that were sent from a file, and that the service has acknowledged: it lists them from now on,
   * each in place of one that begins at the same byte. A verification against the same file takes account of them. They
   * are added to a listing that began before they came, once, and never to one that began after it.
   */
  noteSent(parts: readonly Part[], from: FileIdentity): void {
    if (parts.length === 0) return;
    const at = Date.now();
    this.sentAt = at;
    const begins = new Set(parts.map(({ range }) => range.start));
    // What is said of the transfer is older.
    if (this.note)
      this.note = { ...this.note, ranges: this.note.ranges.filter(({ start }) => !begins.has(start)) };
    const others = this.sent.filter(({ part }) => !begins.has(part.range.start));
    this.sent = [...others, ...parts.map((part) => ({ part, from, at }))];
    this.mergeSent();
  }

  private mergeSent(): void {
    const { pager, shown } = this;
    const { asOf, pages, done, status } = pager;
    if (this.listingsAnew > 0 || status === 'loading' || !done || asOf === undefined) return;
    const sent = this.sent.filter(({ at }) => at >= asOf);
    // A listing that began later tells what became of the others.
    this.sent = [];
    if (sent.length === 0) return;
    const replaced = new Set(sent.map(({ part }) => part.range.start));
    const kept = pages.flat().filter(({ range }) => !replaced.has(range.start));
    const against = shown?.result?.against;
    if (shown?.result && against?.kind === 'file') {
      const matching = sent.filter(({ from }) => changeOf(against.identity, from) === undefined);
      if (matching.length > 0) this.shown = shown.withSent(matching.map(({ part }) => part));
    }
    pager.replaceItems([...kept, ...sent.map(({ part }) => part)], pageLimits.parts);
  }

  /** Whether parts were sent since what is loaded was listed. */
  get hasSent(): boolean {
    const { asOf } = this.pager;
    return asOf !== undefined && this.sentAt > asOf;
  }

  /** When a part last came, as far as is known here, in milliseconds since 1970. */
  get lastActivity(): number | undefined {
    return Math.max(this.sentAt, this.seenAt) || undefined;
  }

  /** Parts were seen to come from elsewhere: the time is that at which they were not there yet, or later. */
  noteArrival(at: number): void {
    this.seenAt = at;
    this.changed();
  }

  /** What is said of the transfer into the upload; undefined where there is none. */
  get sending(): SendingNote | undefined {
    return this.note;
  }

  showSending(note: SendingNote | undefined): void {
    if (JSON.stringify(note) === JSON.stringify(this.note)) return;
    this.note = note;
    this.changed();
  }

  dispose(): void {
    this.changes.dispose();
    this.pager.dispose();
  }

  private changed(): void {
    this.mergeSent();
    this.recount();
    this.options.onChange?.();
    this.changes.fire();
  }

  /** Brings the verification in line with the parts, once they have changed. */
  private recount(): void {
    const { pages, count, done, status } = this.pager;
    if (!this.shown?.result || status === 'loading') return;
    const { counted } = this;
    if (counted?.pages === pages && counted.count === count && counted.done === done) return;
    this.counted = { pages, count, done };
    this.shown = this.shown.after(pages.flat(), done);
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
