import { connectionClosed, GlacierError } from '../../core/errors.ts';
import type { Disposable } from '../../core/emitter.ts';
import type { PartsList } from '../../store/partsList.ts';
import { copiedText } from './clipboardText.ts';
import { copiedFact } from './copiedFact.ts';
import { PartsFeed } from './feed.ts';
import { answer } from '../../panel/host/answering.ts';
import { parseRequest } from '../protocol/parseRequest.ts';
import {
  type HostMessage,
  type Offer,
  type PageAction,
  protocolVersion,
  type RequestBody,
} from '../protocol/messages.ts';
import { type Throttle, throttle } from '../../core/throttle.ts';
import { offersOf } from './offers.ts';
import { PanelWatch } from './panelWatch.ts';
import type { PanelOptions } from './panelOptions.ts';
import { panelTexts as texts } from './texts.ts';
import { factsOf } from './uploadFacts.ts';

/** Milliseconds between messages while parts are loading. */
const postInterval = 100;

/**
 * The extension's side of one panel: sends the webview what it should show, and carries out its requests. Knows nothing
 * of VS Code.
 */
export class PartsPanel implements Disposable {
  private parts: PartsList;
  private watching: Disposable;
  /** Whether a webview is there and has asked for something; false while the panel is hidden. */
  private listening = false;
  private closed = false;
  private disposed = false;
  /** The offset of a byte to go to. */
  private wanted: number | undefined;
  private loadingAll: AbortController | undefined;
  private readonly feed = new PartsFeed();
  private readonly telling: Throttle;
  private readonly options: PanelOptions;
  private readonly watch: PanelWatch;

  constructor(parts: PartsList, options: PanelOptions) {
    this.parts = parts;
    this.options = options;
    this.watch = new PanelWatch(options.watch, () => this.changed());
    this.telling = throttle(postInterval, () => this.tell());
    this.watching = parts.onDidChange(() => this.changed());
    void parts.pager.first();
  }

  /** What it shows. */
  get list(): PartsList {
    return this.parts;
  }

  /** Shows `parts`, perhaps those of a new connection to the same upload; loads the first page if none is loaded. */
  show(parts: PartsList): void {
    if (parts !== this.parts || this.closed) {
      this.stopLoadingAll();
      this.watching.dispose();
      this.watching = parts.onDidChange(() => this.changed());
      this.parts = parts;
      this.closed = false;
      this.watch.follow(parts);
    }
    void parts.pager.first();
    this.changed();
  }

  /** The connection is gone: keeps what was loaded, and loads nothing more. */
  close(): void {
    this.closed = true;
    this.watch.pause();
    this.stopLoadingAll();
    this.changed();
  }

  /** It is watched, and its connection is gone: it goes on once that is back. */
  get awaitsConnection(): boolean {
    return this.closed && this.watch.isWanted;
  }

  /** Goes to the row that holds the byte at `offset`, now or as soon as there is a page to show it. */
  reveal(offset: number): void {
    this.wanted = offset;
    this.changed();
  }

  /** Passes on an action from the context menu. */
  act(action: PageAction): void {
    if (this.listening) this.post({ type: 'act', action });
  }

  /** VS Code destroys the webview when the panel is hidden; a new one starts by asking. */
  hide(): void {
    this.listening = false;
    this.feed.forget();
  }

  /** Handles a message from the webview. Whatever it is, it is answered or logged, and nothing is thrown. */
  async receive(message: unknown): Promise<void> {
    await answer(message, {
      parse: parseRequest,
      run: (request) => this.run(request),
      post: (reply) => this.post(reply),
      onRefused: (reason) => this.options.log(texts.refused(reason)),
    });
  }

  dispose(): void {
    this.disposed = true;
    this.watch.dispose();
    this.watching.dispose();
    this.hide();
    this.stopLoadingAll();
    this.telling.dispose();
  }

  /**
   * Carries out a request, of the webview or of a command.
   * @throws GlacierError where it is refused
   */
  async run(request: RequestBody): Promise<void> {
    switch (request.type) {
      case 'ready':
        this.listening = true;
        this.feed.forget();
        this.changed();
        return;
      case 'loadMore':
        this.refuseIfClosed();
        void this.parts.pager.more();
        return;
      case 'retry':
        if (this.closed && this.options.reopen) {
          void this.options.reopen();
          return;
        }
        this.refuseIfClosed();
        // A list that is complete has no next page; what was told about it may have changed.
        void (this.parts.pager.done ? this.parts.refresh() : this.parts.pager.more());
        return;
      case 'refresh':
        this.refuseIfClosed();
        this.stopLoadingAll();
        void this.parts.refresh();
        return;
      case 'loadAll':
        this.refuseIfClosed();
        void this.loadAll();
        return;
      case 'cancel':
        this.stopLoadingAll();
        return;
      case 'copyCell':
      case 'copyRows': {
        if (request.generation !== this.feed.generation) {
          throw new GlacierError('invalid', texts.refreshed);
        }
        const { text, what } = copiedText(this.parts, request);
        await this.options.copy(text, what);
        return;
      }
      case 'copyFact': {
        const { text, what } = copiedFact(this.parts, this.feed.prefixOf(this.parts), request.fact);
        await this.options.copy(text, what);
        return;
      }
      case 'export':
        // After the connection was closed, what is loaded is all there is.
        if (!this.parts.pager.done) this.refuseIfClosed();
        void this.options.exportParts(this.parts);
        return;
      case 'openAsText':
        void this.options.openAsText(this.parts);
        return;
      case 'verify':
        this.refuseUnlessOffered('verify');
        void this.options.verify?.(this.parts);
        return;
      case 'openReport':
        this.refuseUnlessOffered('openReport');
        void this.options.openReport?.(this.parts);
        return;
      case 'watch':
        this.refuseUnlessOffered('watch');
        this.watch.start(this.parts);
        return;
      case 'unwatch':
        this.watch.stop();
    }
  }

  /** Sends what is new, soon. */
  private changed(): void {
    if (this.listening) this.telling.call();
  }

  private async loadAll(): Promise<void> {
    if (this.loadingAll) return;
    const abort = new AbortController();
    this.loadingAll = abort;
    this.changed();
    await this.parts.pager.loadAll(abort.signal);
    if (this.loadingAll === abort) this.stopLoadingAll();
  }

  private stopLoadingAll(): void {
    this.loadingAll?.abort();
    this.loadingAll = undefined;
    this.changed();
  }

  private refuseIfClosed(): void {
    if (this.closed) throw connectionClosed();
  }

  private offers(): Offer[] {
    return offersOf(this.parts, this.options, this.closed);
  }

  private refuseUnlessOffered(offer: Offer): void {
    if (!this.offers().includes(offer)) throw new GlacierError('invalid', texts.isNotOffered);
  }

  private tell(): void {
    if (!this.listening) return;
    const watching = this.watch.state;
    const state = {
      all: this.loadingAll !== undefined,
      closed: this.closed,
      reopens: this.options.reopen !== undefined,
      ...(watching && { watching }),
    };
    const offers = this.offers();
    const news = this.feed.next(this.parts, state);
    if (news.type === 'update') this.post({ ...news, offers });
    else this.post({ ...news, offers, facts: factsOf(this.parts.upload, this.options) });
    if (this.parts.pager.count === 0) return;
    this.options.onShown?.();
    if (this.wanted === undefined) return;
    this.post({ type: 'reveal', offset: this.wanted });
    this.wanted = undefined;
  }

  private post(message: HostMessage): void {
    if (!this.disposed) this.options.post({ ...message, version: protocolVersion });
  }
}
