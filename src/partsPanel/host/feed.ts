import { formatRange } from '../../core/byteRange.ts';
import type { PartsList } from '../../store/partsList.ts';
import { VerificationFeed } from './verificationFeed.ts';
import { PrefixFeed } from './prefixFeed.ts';
import { toColumns } from '../protocol/rowColumns.ts';
import type { LoadingState, Prefix, Problem, Snapshot, Update } from '../protocol/messages.ts';

/** Characters of a marker that are sent: more are not shown. */
const mostOfMarker = 2000;

/** What the panel knows besides the list. */
export type PanelState = Pick<LoadingState, 'all' | 'closed' | 'reopens' | 'watching'>;

/** The part of a message that comes from the list. */
export type FeedMessage = Omit<Snapshot, 'facts' | 'offers'> | Omit<Update, 'offers'>;

/**
 * Tracks what a webview has been sent of a list of parts, and makes messages of the rest. A refresh replaces all pages,
 * and so does a page that belongs before others, and the last page changes with what a verification tells of what comes
 * after it: that starts a new generation, and everything is sent again.
 */
export class PartsFeed {
  /** Grows whenever the pages are replaced, and never shrinks. */
  generation = 0;
  private pages: PartsList['pager']['pages'] | undefined;
  private tail: string | undefined;
  private readonly prefix = new PrefixFeed();
  private readonly verification = new VerificationFeed();
  private told: { readonly pages: number; readonly done: boolean } | undefined;

  /** The webview has lost what it was sent, or is new. */
  forget(): void {
    this.told = undefined;
  }

  /** The parts from the start that meet, of what is loaded now. */
  prefixOf(parts: PartsList): Prefix {
    return this.prefix.of(parts);
  }

  /** The next message to send; counts as sent from here on. */
  next(parts: PartsList, state: PanelState): FeedMessage {
    const { pages, done } = parts.pager;
    const tail = parts.tail && formatRange(parts.tail);
    if (this.pages !== pages || this.tail !== tail) {
      this.pages = pages;
      this.tail = tail;
      this.generation++;
      this.told = undefined;
    }
    if (!this.told) this.verification.forget();
    const verification = this.verification.next(parts.verification);
    const from = this.told ? firstChanged(this.told, parts.rowPages, done) : 0;
    const news = {
      generation: this.generation,
      pages: Array.from({ length: parts.rowPages - from }, (_, index) =>
        toColumns(parts.rowsOfPage(from + index)),
      ),
      loading: loadingState(parts, state),
      prefix: this.prefixOf(parts),
      ...(verification && { verification }),
    };
    const message: FeedMessage = this.told
      ? { type: 'update', from, ...news }
      : { type: 'snapshot', ...news };
    this.told = { pages: parts.rowPages, done };
    return message;
  }
}

/** The last page can change once more: when it turns out to be the last one, its final part may be a short one. */
function firstChanged(
  told: { readonly pages: number; readonly done: boolean },
  pages: number,
  done: boolean,
): number {
  return done && !told.done && told.pages === pages ? Math.max(0, pages - 1) : told.pages;
}

function loadingState(parts: PartsList, state: PanelState): LoadingState {
  const { status, done, asOf, marker } = parts.pager;
  const problem = problemOf(parts);
  const { sending } = parts;
  return {
    ...state,
    status,
    done,
    pageSize: parts.pageSize,
    ...(asOf !== undefined && { asOf }),
    ...(parts.hasSent && { hasSent: true }),
    // It is shown cut; the whole one is copied from the list.
    ...(marker !== undefined && { marker: marker.slice(0, mostOfMarker) }),
    ...(problem && { problem }),
    ...(sending && { sending: { text: sending.text, paused: sending.paused, ranges: sending.ranges } }),
  };
}

function problemOf({ pager: { status, error, refreshFailed }, gone, ended }: PartsList): Problem | undefined {
  if (status === 'loading' || !(error || gone)) return undefined;
  return {
    message: error?.message ?? '',
    nextStep: error?.nextStep ?? '',
    refreshing: refreshFailed,
    ...(gone && { gone: ended ?? 'unknown' }),
  };
}
