import type { Disposable } from '../core/emitter.ts';
import { summarize } from '../core/parts/listedSummary.ts';
import { addTotals, type Arrivals, noArrivals, wholeEvery } from '../core/uploads/arrivals.ts';
import type { PartsList } from './partsList.ts';

/** What watching an upload has told. */
export type WatchNews =
  /** Gaps that were there before are filled, so many of them. */
  | { readonly kind: 'gapFilled'; readonly gaps: number }
  /** The service does not know it any more. */
  | { readonly kind: 'ended' };

export interface WatchOptions {
  /** Milliseconds from one look to the next, read each time. */
  readonly interval: () => number;
  /** Called after each look, and when the watch begins and ends. */
  readonly onLook: () => void;
  readonly onNews: (news: WatchNews) => void;
}

/**
 * Watches an upload that something else sends parts into: looks at the end of the list of its parts again and again, and
 * every tenth time at all of it, until it is disposed, or the upload is gone. One that fails is tried again at its time.
 */
export class PartsWatch implements Disposable {
  /** What was seen to come. */
  arrivals: Arrivals = noArrivals;
  /** When it last looked, in milliseconds since 1970. */
  looked = 0;
  private looks = 0;
  private gaps = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly over = new AbortController();
  readonly list: PartsList;
  private readonly options: WatchOptions;

  constructor(list: PartsList, options: WatchOptions) {
    this.list = list;
    this.options = options;
    void this.begin();
  }

  /** Not all parts from the start to the last one were there at the last look. */
  get hasGaps(): boolean {
    return this.gaps > 0;
  }

  /** Milliseconds from one look to the next. */
  get interval(): number {
    return this.options.interval();
  }

  dispose(): void {
    this.over.abort();
    clearTimeout(this.timer);
  }

  private async begin(): Promise<void> {
    const began = Date.now();
    const { pager } = this.list;
    // What is there now is known first: otherwise all that came before would seem to have come by the first look.
    if (pager.done) await this.list.refresh();
    else await pager.loadAll(this.over.signal);
    this.note(began);
  }

  private async look(): Promise<void> {
    const began = Date.now();
    this.looks++;
    if (!this.list.pager.done) await this.list.pager.loadAll(this.over.signal);
    else if (this.looks % wholeEvery === 0) await this.list.refresh();
    else await this.list.readEnd();
    this.note(began);
  }

  /** Takes account of what a look at `at` has found, and sets the time of the next. */
  private note(at: number): void {
    const { list, options } = this;
    if (this.over.signal.aborted) return;
    const { pager } = list;
    if (pager.status === 'ready' && pager.done) {
      const { parts, bytes, gaps } = summarize(pager.pages.flat());
      const before = this.arrivals.lastArrival;
      this.arrivals = addTotals(this.arrivals, { at, parts, bytes });
      const isFilled = this.looked > 0 && gaps < this.gaps;
      if (isFilled) options.onNews({ kind: 'gapFilled', gaps: this.gaps - gaps });
      this.gaps = gaps;
      this.looked = at;
      if (this.arrivals.lastArrival !== before) list.noteArrival(at);
    }
    if (list.gone) {
      this.dispose();
      options.onNews({ kind: 'ended' });
    } else if (!pager.closed) {
      const wait = Math.max(0, at + options.interval() - Date.now());
      this.timer = setTimeout(() => void this.look(), wait);
    }
    options.onLook();
  }
}
