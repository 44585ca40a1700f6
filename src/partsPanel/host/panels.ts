import * as vscode from 'vscode';
import { formatRange } from '../../core/byteRange.ts';
import { specKey } from '../../core/aws/connectionSpec.ts';
import { GlacierError } from '../../core/errors.ts';
import { type MultipartUpload, uploadKey } from '../../core/model.ts';
import { displayText } from '../../core/text/displayText.ts';
import { uploadFileName } from '../../core/description/uploadFileName.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { commandIds, partsViewType } from '../../manifest.ts';
import { PartsList } from '../../store/partsList.ts';
import type { Session } from '../../store/session.ts';
import type { Sessions, SessionsChange } from '../../store/sessions.ts';
import { markDone, tellDone } from '../../ui/contextKeys.ts';
import { copy } from '../../ui/copy.ts';
import type { Documents } from '../../ui/documents.ts';
import { notify, notifyError } from '../../ui/notify.ts';
import { readWatchInterval } from '../../ui/settings.ts';
import { tellWatchNews } from './watchNews.ts';
import { exportParts } from './exportParts.ts';
import { fillView } from '../../panel/host/panelView.ts';
import { PartsPanel } from './partsPanel.ts';
import { partsDocument } from './partsDocument.ts';
import type { PageAction } from '../protocol/messages.ts';
import { parseSavedUpload, type SavedUpload } from './savedUpload.ts';
import { panelTexts as texts } from './texts.ts';

interface OpenPanel {
  readonly sessionId: string;
  readonly view: vscode.WebviewPanel;
  readonly panel: PartsPanel;
}

/** What a panel needs for verification. Each method reports its failures itself. */
export interface PanelVerification {
  verify(upload: { readonly parts: PartsList; readonly showParts: () => void }): Promise<void>;
  openReport(parts: PartsList): Promise<void>;
}

/** All parts panels: one an upload, each an editor tab. */
export class PartsPanels implements vscode.Disposable {
  private readonly panels = new Map<string, OpenPanel>();
  private readonly documents: () => Promise<Documents>;
  private readonly verification: PanelVerification;
  private readonly subscription: { dispose(): void };
  private readonly sessions: Sessions;
  private readonly folder: vscode.Uri;
  private readonly log: (message: string) => void;

  constructor(
    extensionUri: vscode.Uri,
    sessions: Sessions,
    documents: () => Promise<Documents>,
    verification: PanelVerification,
    log: (message: string) => void,
  ) {
    this.documents = documents;
    this.verification = verification;
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.log = log;
    this.sessions = sessions;
    this.subscription = sessions.onDidChange((change) => this.changed(change));
  }

  /** Shows the parts of an upload, in its panel if there already is one, at the byte `offset` if that is given. */
  open({ id: sessionId }: Session, connectionLabel: string, parts: PartsList, offset?: number): void {
    const { upload } = parts;
    tellDone();
    const known = this.panels.get(panelKey(sessionId, upload));
    if (known) {
      known.panel.show(parts);
      known.view.reveal();
      if (offset !== undefined) known.panel.reveal(offset);
      return;
    }
    const panel = this.openNew({ sessionId, connectionLabel, upload }, parts);
    if (offset !== undefined) panel.reveal(offset);
  }

  private openNew(saved: SavedUpload, parts: PartsList): PartsPanel {
    const title = displayText(uploadLabel(saved.upload).name, 40);
    const view = vscode.window.createWebviewPanel(partsViewType, title, vscode.ViewColumn.Active);
    return this.fill(view, saved, parts);
  }

  /** Shows the panel of an upload that had one with these parts: by now that may be closed, and its connection too. */
  private showAgain(saved: SavedUpload, parts: PartsList): void {
    const known = this.panels.get(panelKey(saved.sessionId, saved.upload));
    if (known) {
      known.view.reveal();
      return;
    }
    const panel = this.openNew(saved, parts);
    if (!this.session(saved.sessionId)?.store) panel.close();
  }

  /** Watches the upload of an open panel. */
  async watch({ id: sessionId }: Session, upload: MultipartUpload): Promise<void> {
    await this.panels.get(panelKey(sessionId, upload))?.panel.run({ type: 'watch' });
  }

  /** Restores a panel after the window was reloaded; `state` is what its webview had saved. */
  async restore(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = parseSavedUpload(state);
    if (!saved || this.panels.has(panelKey(saved.sessionId, saved.upload))) {
      view.dispose();
      return;
    }
    const store = await this.session(saved.sessionId)?.connect();
    const panel = this.fill(view, saved, store?.partsOf(saved.upload) ?? this.unreachable(saved));
    if (!store) panel.close();
  }

  /** Puts a panel into an empty view. */
  private fill(view: vscode.WebviewPanel, saved: SavedUpload, parts: PartsList): PartsPanel {
    const { sessionId, connectionLabel, upload } = saved;
    const key = panelKey(sessionId, upload);
    const panel: PartsPanel = new PartsPanel(parts, {
      sessionId,
      connectionLabel,
      language: vscode.env.language,
      // oxlint-disable-next-line require-post-message-target-origin -- VS Code's function, not a window's
      post: (message) => void view.webview.postMessage(message),
      onShown: () => markDone('glacier.didListParts'),
      copy,
      exportParts,
      openAsText: (list) => this.openAsText(list),
      reopen: () => this.reopen(panel, saved),
      verify: (list) =>
        this.verification.verify({ parts: list, showParts: () => this.showAgain(saved, list) }),
      openReport: (list) => this.verification.openReport(list),
      watch: { interval: readWatchInterval, onNews: tellWatchNews },
      log: this.log,
    });
    this.panels.set(key, { sessionId, view, panel });
    fillView(view, {
      folder: this.folder,
      name: 'partsPanel',
      title: texts.title,
      icon: 'table',
      receive: (message) => void panel.receive(message),
      onHide: () => panel.hide(),
      onDispose: () => {
        this.panels.delete(key);
        panel.dispose();
      },
    });
    return panel;
  }

  private async openAsText(parts: PartsList): Promise<void> {
    const name = texts.documentName(uploadFileName(parts.upload));
    const documents = await this.documents();
    await documents.open(name, uploadKey(parts.upload), [...partsDocument(parts)].join(''));
  }

  /** Connects again for a panel whose connection was closed. */
  private async reopen(panel: PartsPanel, { sessionId, upload }: SavedUpload): Promise<void> {
    const session = this.session(sessionId);
    if (session?.error) session.reopen();
    const store = await session?.connect();
    if (store) panel.show(store.partsOf(upload));
    else if (!session && sessionId === specKey({ kind: 'sample' })) void offerSample();
    else void notifyError(session?.error ?? removed());
  }

  /** The list of an upload whose connection cannot be opened: all it has is the reason. */
  private unreachable({ sessionId, upload }: SavedUpload): PartsList {
    return new PartsList(upload, {
      fetch: () => Promise.reject(this.session(sessionId)?.error ?? removed()),
      keyOf: ({ range }) => formatRange(range),
    });
  }

  private session(id: string): Session | undefined {
    return this.sessions.all.find((session) => session.id === id);
  }

  private get activePanel(): OpenPanel | undefined {
    return [...this.panels.values()].find(({ view }) => view.active);
  }

  /** What the active panel shows; undefined where none is active. */
  get active(): PartsList | undefined {
    return this.activePanel?.panel.list;
  }

  /** Runs an action from the context menu in the page of the active panel. */
  act(action: PageAction): void {
    this.activePanel?.panel.act(action);
  }

  /**
   * Reads the parts in the active panel again.
   * @throws GlacierError where its connection is closed
   */
  async refreshActive(): Promise<void> {
    await this.activePanel?.panel.run({ type: 'refresh' });
  }

  dispose(): void {
    this.subscription.dispose();
    for (const { view } of this.panels.values()) view.dispose();
  }

  private changed(change: SessionsChange): void {
    if (change.kind === 'sessions') {
      const open = new Set(this.sessions.all.map(({ id }) => id));
      this.close(({ sessionId }) => !open.has(sessionId));
    } else if (change.kind === 'session') {
      // A reopened connection has lists of its own.
      const { id, store } = change.session;
      if (!store) this.close(({ sessionId }) => sessionId === id);
      else
        for (const { sessionId, panel } of this.panels.values())
          if (sessionId === id && panel.awaitsConnection) panel.show(store.partsOf(panel.list.upload));
    }
  }

  /** Panels whose connection is gone keep what they have loaded. */
  private close(which: (panel: OpenPanel) => boolean): void {
    for (const open of this.panels.values()) if (which(open)) open.panel.close();
  }
}

function panelKey(sessionId: string, upload: MultipartUpload): string {
  return JSON.stringify([sessionId, uploadKey(upload)]);
}

/** The sample account is no connection that one adds; once it is open again, the panel can reconnect. */
async function offerSample(): Promise<void> {
  if ((await notify(texts.sampleClosed, texts.openSample)) !== undefined)
    await vscode.commands.executeCommand(commandIds.openSampleAccount);
}

function removed(): GlacierError {
  return new GlacierError('notConnected', texts.connectionRemoved);
}
