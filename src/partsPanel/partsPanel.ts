import { GlacierError, toGlacierError } from '../core/errors.ts';
import type { Disposable } from '../core/emitter.ts';
import type { PartsList } from '../store/partsList.ts';
import { PartsFeed } from './feed.ts';
import { parseRequest } from './protocol/parseRequest.ts';
import {
  type HostMessage,
  protocolVersion,
  type Reply,
  type Request,
  type Versioned,
} from './protocol/messages.ts';
import { type Throttle, throttle } from '../core/throttle.ts';

/** What a panel is given to work with. */
export interface PanelOptions {
  readonly connectionLabel: string;
  readonly language: string;
  readonly post: (message: Versioned<HostMessage>) => void;
  readonly copyHash: (treeHash: string) => Promise<void>;
  readonly log: (message: string) => void;
}

/** Milliseconds between two messages about what is being loaded. */
const postInterval = 100;

/** The extension's end of one panel: what its page is told, and what is done for it. Knows nothing of VS Code. */
export class PartsPanel implements Disposable {
  private parts: PartsList;
  /** Whether there is a page that has asked for something; none while the panel is hidden. */
  private listening = false;
  private closed = false;
  private disposed = false;
  private loadingAll: AbortController | undefined;
  private readonly feed = new PartsFeed();
  private readonly telling: Throttle;
  private readonly options: PanelOptions;

  constructor(parts: PartsList, options: PanelOptions) {
    this.parts = parts;
    this.options = options;
    this.telling = throttle(postInterval, () => this.tell());
    void parts.pager.first();
  }

  /** Shows `parts`, which may be those of a new connection to the same upload; loads the first page if none is. */
  show(parts: PartsList): void {
    if (parts !== this.parts || this.closed) {
      this.stopLoadingAll();
      this.parts = parts;
      this.closed = false;
    }
    void parts.pager.first();
    this.changed();
  }

  /** Whether this is the list that is shown. */
  shows(parts: PartsList): boolean {
    return parts === this.parts;
  }

  /** The list has changed. */
  changed(): void {
    if (this.listening) this.telling.call();
  }

  /** The connection is gone: what was loaded stays, and nothing more can be. */
  close(): void {
    this.closed = true;
    this.stopLoadingAll();
    this.changed();
  }

  /** The page goes when the panel is hidden, and begins anew by asking. */
  hide(): void {
    this.listening = false;
    this.feed.forget();
  }

  /** Takes up what the page asks for. Whatever comes, it is answered or logged, and nothing is thrown. */
  async receive(message: unknown): Promise<void> {
    const request = parseRequest(message);
    if ('refused' in request) {
      this.options.log(`parts panel: refused a message ${request.refused}`);
      const error = { kind: 'invalid', message: 'The panel sent something unexpected.' } as const;
      if (request.id !== undefined) this.reply(request.id, { error });
      return;
    }
    const outcome = await this.takeUp(request).then(
      () => ({ ok: true }) as const,
      (error: unknown) => {
        const { kind, message } = toGlacierError(error);
        return { error: { kind, message } };
      },
    );
    this.reply(request.id, outcome);
  }

  dispose(): void {
    this.disposed = true;
    this.hide();
    this.stopLoadingAll();
    this.telling.dispose();
  }

  private async takeUp(request: Request): Promise<void> {
    switch (request.type) {
      case 'ready':
        this.listening = true;
        this.feed.forget();
        this.changed();
        return;
      case 'loadMore':
      case 'retry':
        this.refuseIfClosed();
        void this.parts.pager.more();
        return;
      case 'loadAll':
        this.refuseIfClosed();
        void this.loadAll();
        return;
      case 'cancel':
        this.stopLoadingAll();
        return;
      case 'copyHash':
        await this.options.copyHash(this.treeHashOf(request.generation, request.row));
    }
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
    if (this.closed) throw new GlacierError('cancelled', 'The connection was closed.');
  }

  /** The page names a row and not a text, so that nothing but a hash of this upload can get to the clipboard. */
  private treeHashOf(generation: number, row: number): string {
    if (generation !== this.feed.generation) {
      throw new GlacierError('invalid', 'The list was refreshed in the meantime.');
    }
    let first = 0;
    for (const index of this.parts.pager.pages.keys()) {
      const rows = this.parts.rowsOfPage(index);
      const found = rows[row - first];
      if (found?.kind === 'part') return found.part.treeHash;
      first += rows.length;
    }
    throw new GlacierError('invalid', 'There is no part in this row.');
  }

  private tell(): void {
    if (!this.listening) return;
    const { upload } = this.parts;
    const state = { all: this.loadingAll !== undefined, closed: this.closed };
    const news = this.feed.next(this.parts, state);
    if (news.type === 'update') {
      this.post(news);
      return;
    }
    const facts = {
      connection: this.options.connectionLabel,
      vaultName: upload.vaultName,
      vaultArn: upload.vaultArn,
      uploadId: upload.id,
      description: upload.description ?? '',
      partSize: upload.partSize,
      created: upload.created.getTime(),
      language: this.options.language,
    };
    this.post({ ...news, facts });
  }

  private reply(id: number, outcome: Reply['outcome']): void {
    this.post({ type: 'reply', id, outcome });
  }

  private post(message: HostMessage): void {
    if (!this.disposed) this.options.post({ ...message, version: protocolVersion });
  }
}
