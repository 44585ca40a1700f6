import * as vscode from 'vscode';
import { displayText, shortId } from '../core/text.ts';
import { partsViewType } from '../manifest.ts';
import type { PartsList } from '../store/partsList.ts';
import type { SessionChange } from '../store/session.ts';
import { copy } from '../ui/copy.ts';
import { pageHtml } from './html.ts';
import { PartsPanel } from './partsPanel.ts';

interface OpenPanel {
  readonly view: vscode.WebviewPanel;
  readonly panel: PartsPanel;
}

/** The parts panels, one for an upload, each an editor tab. */
export class PartsPanels implements vscode.Disposable {
  private readonly panels = new Map<string, OpenPanel>();
  private readonly subscription: { dispose(): void };
  private readonly folder: vscode.Uri;
  private readonly log: (message: string) => void;

  constructor(
    extensionUri: vscode.Uri,
    onDidChange: (listener: (change: SessionChange) => void) => { dispose(): void },
    log: (message: string) => void,
  ) {
    this.folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.log = log;
    this.subscription = onDidChange((change) => this.changed(change));
  }

  /** Shows the parts of an upload, in its panel if there is one. */
  open(connectionLabel: string, parts: PartsList): void {
    const { upload } = parts;
    const key = JSON.stringify([connectionLabel, upload.vaultArn, upload.id]);
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
    this.panels.set(key, { view, panel });
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

  private changed(change: SessionChange): void {
    // With every change of the connection, that of the panels that are open is gone.
    if (change.kind === 'session') {
      for (const { panel } of this.panels.values()) panel.close();
    } else if (change.kind === 'parts') {
      for (const { panel } of this.panels.values()) if (panel.shows(change.parts)) panel.changed();
    }
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
