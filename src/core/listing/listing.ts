import { GlacierError } from '../errors.ts';
import { listingTexts as texts } from './texts.ts';

/** An item that is listed and cannot be used. */
export interface RefusedItem {
  /** Its own name, or its place in the answer where it has none. */
  readonly name: string;
  readonly error: GlacierError;
}

/** One answer of a listing. Without a marker it is the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly marker?: string;
  /** Items that are left out. */
  readonly refused?: readonly RefusedItem[];
}

export interface ListingOptions<T> {
  /** Asks for the page that begins at `marker`; the first one without. */
  readonly fetch: (marker: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  /** Identifies an item, so that one that is listed twice is kept once. */
  readonly keyOf: (item: T) => string;
  /** The most items such a list can have; a listing that goes on past it is refused as broken. */
  readonly most?: number;
  /** The order that the service lists items in. Those that arrive in another are put in their place. */
  readonly compare?: (one: T, other: T) => number;
  /** Called once per walk when items that were listed before are dropped, with the key of the first. */
  readonly onDuplicate?: (key: string) => void;
  /** Called once for each page that has items which are left out, with those. */
  readonly onRefused?: (items: readonly [RefusedItem, ...RefusedItem[]]) => void;
}

/** How many pages without a new item may follow one another before the listing counts as broken. */
const mostEmptyPages = 20;

/**
 * One walk along the markers of a listing, from its start. Every request either adds a whole page or changes nothing,
 * so after a failure or an abort the walk goes on from the marker it had.
 */
export class Listing<T> {
  /** Another array once items had to be put in order over several pages. */
  pages: (readonly T[])[] = [];
  done = false;
  /** Where the next page begins; undefined before the first page and after the last. */
  marker: string | undefined;
  /** When the first page was asked for, in milliseconds since 1970; undefined before it has come. */
  asOf: number | undefined;
  /** Items that were left out of the pages so far. */
  readonly refused: RefusedItem[] = [];
  private toldOfDuplicates = false;
  private readonly keys = new Set<string>();
  /** Where the last page began: there it may have grown since. */
  private lastPageFrom: string | undefined;
  /** Markers already followed: a repeated one would loop for ever. */
  private readonly followed = new Set<string>();
  private readonly options: ListingOptions<T>;

  constructor(options: ListingOptions<T>) {
    this.options = options;
  }

  get count(): number {
    return this.keys.size;
  }

  /**
   * Adds the next page that has items; empty ones on the way are passed.
   * @throws GlacierError `badResponse` when the markers go in a circle or nowhere, or the list is longer than it can be
   */
  async advance(signal: AbortSignal): Promise<void> {
    for (let empty = 0; empty <= mostEmptyPages; empty++) {
      const asked = Date.now();
      const from = this.marker;
      const page = await this.options.fetch(from, signal);
      signal.throwIfAborted();
      this.asOf ??= asked;
      this.lastPageFrom = from;
      if (this.accept(page)) return;
    }
    throw new GlacierError('badResponse', texts.emptyPages);
  }

  /**
   * Asks again for the last page of a whole walk, which may have grown, and for what follows it by now: one request where
   * nothing does. Items that have changed replace those before, in pages of `size`.
   * @throws GlacierError `badResponse` when the markers go in a circle, or the list is longer than it can be
   */
  async advanceEnd(size: number, signal: AbortSignal): Promise<void> {
    const { fetch, keyOf, most } = this.options;
    const all = new Map(this.pages.flat().map((item) => [keyOf(item), item]));
    const followed = new Set([this.lastPageFrom]);
    let isNew = false;
    let marker = this.lastPageFrom;
    for (let empty = 0; ;) {
      const page = await fetch(marker, signal);
      signal.throwIfAborted();
      empty = page.items.length === 0 ? empty + 1 : 0;
      if (empty > mostEmptyPages) throw new GlacierError('badResponse', texts.emptyPages);
      // A page that is read again may have those that were told before.
      const told = new Set(this.refused.map(({ name }) => name));
      this.noteRefused((page.refused ?? []).filter(({ name }) => !told.has(name)));
      for (const item of page.items) {
        isNew ||= JSON.stringify(all.get(keyOf(item))) !== JSON.stringify(item);
        all.set(keyOf(item), item);
      }
      if (most !== undefined && all.size > most) throw new GlacierError('badResponse', texts.tooLong(most));
      if (page.marker === undefined) break;
      if (followed.has(page.marker)) throw new GlacierError('badResponse', texts.sameMarker);
      followed.add(page.marker);
      marker = page.marker;
    }
    this.lastPageFrom = marker;
    if (isNew) this.replaceItems([...all.values()], size);
  }

  /** Has these items in place of what a whole walk has found, in pages of `size`, in their order. */
  replaceItems(items: readonly T[], size: number): void {
    const { compare, keyOf } = this.options;
    const sorted = compare ? items.toSorted(compare) : items;
    this.pages = Array.from({ length: Math.ceil(sorted.length / size) }, (_, page) =>
      sorted.slice(page * size, (page + 1) * size),
    );
    this.keys.clear();
    for (const item of items) this.keys.add(keyOf(item));
  }

  /** Whether the page had items or was the last one. */
  private accept({ items, marker, refused = [] }: Page<T>): boolean {
    if (marker !== undefined && this.followed.has(marker)) {
      throw new GlacierError('badResponse', texts.sameMarker);
    }
    const { keyOf, most } = this.options;
    const fresh: T[] = [];
    const added: string[] = [];
    for (const item of items) {
      const key = keyOf(item);
      const { size } = this.keys;
      if (this.keys.add(key).size === size) {
        this.tellOfDuplicate(key);
        continue;
      }
      added.push(key);
      fresh.push(item);
    }
    if (most !== undefined && this.count > most) {
      for (const key of added) this.keys.delete(key);
      throw new GlacierError('badResponse', texts.tooLong(most));
    }
    if (fresh.length > 0) this.add(fresh);
    this.noteRefused(refused);
    if (marker !== undefined) this.followed.add(marker);
    this.marker = marker;
    this.done = marker === undefined;
    return this.done || fresh.length > 0;
  }

  private noteRefused(refused: readonly RefusedItem[]): void {
    const [first, ...others] = refused;
    if (!first) return;
    this.refused.push(first, ...others);
    this.options.onRefused?.([first, ...others]);
  }

  /** Adds a page; where the items are not in order, all pages get others, and keep their sizes. */
  private add(page: T[]): void {
    const { compare } = this.options;
    const last = this.pages.at(-1)?.at(-1);
    if (compare) page.sort(compare);
    this.pages.push(page);
    const [first] = page;
    if (!compare || first === undefined || last === undefined || compare(last, first) <= 0) return;
    const sorted = this.pages.flat().sort(compare);
    let start = 0;
    this.pages = this.pages.map(({ length }) => sorted.slice(start, (start += length)));
  }

  /** Once only: thousands of messages would drown the log. */
  private tellOfDuplicate(key: string): void {
    if (this.toldOfDuplicates) return;
    this.toldOfDuplicates = true;
    this.options.onDuplicate?.(key);
  }
}
