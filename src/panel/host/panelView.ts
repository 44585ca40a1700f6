import * as vscode from 'vscode';
import { webviewHtml } from './webviewHtml.ts';

/** What a panel shows, and who it talks to. */
export interface PanelPage {
  /** The folder of the pages that were built. */
  readonly folder: vscode.Uri;
  /** The name of the page's script and style sheet there. */
  readonly name: string;
  /** Read out for the frame. */
  readonly title: string;
  /** Of the tab; the name of a codicon. */
  readonly icon: string;
  /** Handles a message of the page, which is untrusted. */
  readonly receive: (message: unknown) => void;
  /** VS Code has destroyed the page, as the tab is not in sight; a new one will ask anew. */
  readonly onHide: () => void;
  readonly onDispose: () => void;
}

/** Puts a panel's page into an empty view, which may run its script and load nothing from elsewhere. */
export function fillView(view: vscode.WebviewPanel, page: PanelPage): void {
  const { webview } = view;
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [page.folder] };
  view.iconPath = new vscode.ThemeIcon(page.icon);
  // VS Code disposes of these listeners with the panel.
  webview.onDidReceiveMessage(page.receive);
  view.onDidChangeViewState(() => {
    if (!view.visible) page.onHide();
  });
  view.onDidDispose(page.onDispose);
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(page.folder, file)).toString();
  webview.html = webviewHtml({
    title: page.title,
    cspSource: webview.cspSource,
    script: address(`${page.name}.js`),
    // What all panels share, and what this one has besides.
    styles: [address('panel.css'), address(`${page.name}.css`)],
  });
}
