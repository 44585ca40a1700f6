import * as vscode from 'vscode';
import { displayText, shortId } from '../core/text.ts';
import { partsViewType } from '../manifest.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Session } from '../store/session.ts';
import type { Sessions, SessionsChange } from '../store/sessions.ts';
import { copy } from '../ui/copy.ts';
import { pageHtml } from './html.ts';
import { PartsPanel } from './partsPanel.ts';

interface OpenPanel {
  readonly sessionId: string;
  readonly view: vscode.WebviewPanel;
  readonly panel: PartsPanel;
}

/** The parts panels, one for an upload, each an editor tab. */
export class PartsPanels implements vscode.Disposable {
  private readonly panels = new Map<string, OpenPanel>();
  private readonly subscription: { dispose(): void };
  private readonly sessions: Sessions;
  private readonly folder: vscode.Uri;
  private readonly log: (message: string) => void;

  constructor(extensionUri: vscode.Uri, sessions: Sessions, log: (message: string) => void) {
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.log = log;
    this.sessions = sessions;
    this.subscription = sessions.onDidChange((change) => this.changed(change));
  }

  /** Shows the parts of an upload, in its panel if there is one. */
  open({ id: sessionId }: Session, connectionLabel: string, parts: PartsList): void {
    const { upload } = parts;
    const key = JSON.stringify([sessionId, upload.vaultArn, upload.id]);
    const known = this.panels.get(key);
    if (known) {
      known.panel.show(parts);
      known.view.reveal();
      return;
    }
    const title = displayText(upload.description ?? '', 40) || shortId(upload.id);
    const view = this.createView(title);
    const panel = new PartsPanel(parts, {
      connectionLabel,
      language: vscode.env.language,
      // oxlint-disable-next-line require-post-message-target-origin -- VS Code's function, not a window's
      post: (message) => void view.webview.postMessage(message),
      copyHash: (treeHash) => copy(treeHash, 'tree hash'),
      log: this.log,
    });
    this.panels.set(key, { sessionId, view, panel });
    // VS Code lets go of these listeners with the panel.
    view.webview.onDidReceiveMessage((message: unknown) => void panel.receive(message));
    view.onDidChangeViewState(() => {
      if (!view.visible) panel.hide();
    });
    view.onDidDispose(() => {
      this.panels.delete(key);
      panel.dispose();
    });
    view.webview.html = this.html(view.webview);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const { view } of this.panels.values()) view.dispose();
  }

  private changed(change: SessionsChange): void {
    if (change.kind === 'sessions') {
      const open = new Set(this.sessions.all.map(({ id }) => id));
      this.close(({ sessionId }) => !open.has(sessionId));
    } else if (change.change.kind === 'session') {
      // A connection that was opened anew has lists of its own.
      const { id, store } = change.session;
      if (!store) this.close(({ sessionId }) => sessionId === id);
    } else if (change.change.kind === 'parts') {
      const { parts } = change.change;
      for (const { panel } of this.panels.values()) if (panel.shows(parts)) panel.changed();
    }
  }

  /** Panels whose connection is gone stay with what they have loaded. */
  private close(which: (panel: OpenPanel) => boolean): void {
    for (const open of this.panels.values()) if (which(open)) open.panel.close();
  }

  private createView(title: string): vscode.WebviewPanel {
    const view = vscode.window.createWebviewPanel(partsViewType, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      enableFindWidget: false,
      localResourceRoots: [this.folder],
    });
    view.iconPath = new vscode.ThemeIcon('table');
    return view;
  }

  private html(webview: vscode.Webview): string {
    const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.folder, file)).toString();
    return pageHtml({
      cspSource: webview.cspSource,
      script: address('partsPanel.js'),
      style: address('partsPanel.css'),
    });
  }
}
