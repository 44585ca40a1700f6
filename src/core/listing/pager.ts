import { type GlacierError, toGlacierError } from '../errors.ts';
import { Listing, type ListingOptions, type RefusedItem } from './listing.ts';

export interface PagerOptions<T> extends ListingOptions<T> {
  /** Called after every change of what can be read from the pager. */
  readonly onChange: () => void;
  /** Told about each failure, which also stays readable as `error`. */
  readonly onFailure?: (error: GlacierError) => void;
}

export type PagerStatus = 'idle' | 'loading' | 'ready' | 'failed';

/**
 * A listing that loads each page when it is asked for, and of which one request is under way at a time.
 *
 * What was loaded stays: through a failed page (the marker is kept, `more` tries again), and through a refresh, which
 * reads as many items again as were loaded and then swaps them in at once. A page that arrives after a refresh or
 * after `dispose` belongs to the past and is dropped. Once disposed it sends nothing more: later calls
 * return immediately.
 */
export class Pager<T> {
  private listing: Listing<T>;
  private running: { readonly abort: AbortController; readonly finished: Promise<void> } | undefined;
  private failure: { readonly error: GlacierError; readonly refreshing: boolean } | undefined;
  private disposed = false;
  private readonly options: PagerOptions<T>;

  constructor(options: PagerOptions<T>) {
    this.options = options;
    this.listing = new Listing(options);
  }

  get status(): PagerStatus {
    if (this.running) return 'loading';
    if (this.failure) return 'failed';
    return this.listing.count > 0 || this.listing.done ? 'ready' : 'idle';
  }

  /** The loaded pages that had items, in the server's order, or in that of `compare`. */
  get pages(): readonly (readonly T[])[] {
    return this.listing.pages;
  }

  get count(): number {
    return this.listing.count;
  }

  /** Items that are listed on the loaded pages and left out of them. */
  get refused(): readonly RefusedItem[] {
    return this.listing.refused;
  }

  /** When the first page of what is loaded was asked for, in milliseconds since 1970: nothing shown is older. */
  get asOf(): number | undefined {
    return this.listing.asOf;
  }

  /** Where the next page begins, as the service named it; undefined before the first page and after the last. */
  get marker(): string | undefined {
    return this.listing.marker;
  }

  /** Everything is loaded. */
  get done(): boolean {
    return this.listing.done;
  }

  /** Disposed: nothing more is ever loaded. */
  get closed(): boolean {
    return this.disposed;
  }

  /** Why the last request failed, until one succeeds. */
  get error(): GlacierError | undefined {
    return this.failure?.error;
  }

  /** Whether what failed was a refresh of what is loaded, rather than the next page. */
  get refreshFailed(): boolean {
    return this.failure?.refreshing === true;
  }

  /** Loads the first page unless that was done, is under way or has failed; `more` tries again after a failure. */
  first(): Promise<void> {
    if (this.running) return this.running.finished;
    return this.status === 'idle' ? this.more() : Promise.resolve();
  }

  /**
   * Loads the next page, or tries again what failed. While something is loading, waits for that instead.
   * Never rejects: the outcome is read from the pager.
   */
  more(): Promise<void> {
    if (this.running) return this.running.finished;
    if (this.failure?.refreshing) return this.refresh();
    if (this.done) return Promise.resolve();
    return this.run(false, (signal) => this.listing.advance(signal));
  }

  /**
   * Reads again as much as was loaded, a whole list to its end; the old items stay until all of that is there. Never
   * rejects.
   */
  refresh(): Promise<void> {
    this.cancel();
    const wanted = this.done ? Infinity : this.count;
    const fresh = new Listing(this.options);
    return this.run(true, async (signal) => {
      do await fresh.advance(signal);
      while (!fresh.done && fresh.count < wanted);
      this.listing = fresh;
    });
  }

  /**
   * Asks again for the end of a list that is loaded, which may have grown; items that come go to pages of `size`. While
   * something is loading, waits for that instead. Never rejects.
   */
  readEnd(size: number): Promise<void> {
    if (this.running) return this.running.finished;
    if (!this.done) return this.more();
    const { listing } = this;
    return this.run(true, (signal) => listing.advanceEnd(size, signal));
  }

  /** Loads page after page until the end, a failure, or `signal`; `onPage` is called after each. Never rejects. */
  async loadAll(signal: AbortSignal, onPage?: () => void): Promise<void> {
    const stop = () => this.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (!signal.aborted && !this.done && !this.disposed) {
        await this.more();
        if (this.failure) return;
        onPage?.();
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /**
   * Has these items in place of those loaded, as when it is known what the service would list by now. Only once all are
   * loaded, and not while a refresh is under way, which has newer ones: returns whether it was done. `size` is that of
   * the pages.
   */
  replaceItems(items: readonly T[], size: number): boolean {
    if (this.running || !this.done || this.disposed) return false;
    this.listing.replaceItems(items, size);
    this.options.onChange();
    return true;
  }

  /** Stops what is loading; what was loaded stays, and the place where it goes on. */
  cancel(): void {
    this.running?.abort.abort();
  }

  dispose(): void {
    this.disposed = true;
    this.cancel();
    this.running = undefined;
  }

  private run(refreshing: boolean, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.disposed) return Promise.resolve();
    const abort = new AbortController();
    const before = this.failure;
    const finish = async (failure: typeof this.failure) => {
      // Callers that wait for a run replaced by a refresh wait for the refresh.
      if (this.running?.abort !== abort) return this.running?.finished;
      this.running = undefined;
      this.failure = failure;
      return this.options.onChange();
    };
    const finished = work(abort.signal).then(
      () => finish(undefined),
      (cause: unknown) => {
        if (abort.signal.aborted) return finish(before);
        const error = toGlacierError(cause);
        this.options.onFailure?.(error);
        return finish({ error, refreshing });
      },
    );
    this.running = { abort, finished };
    this.options.onChange();
    return finished;
  }
}
