import * as vscode from 'vscode';
import { KeptTexts } from '../core/text/keptTexts.ts';

/** The scheme of the extension's documents. */
const scheme = 'glacier';

/**
 * What is kept of texts: VS Code closes the document behind a preview, and asks for it again when the preview is shown the
 * next time. A report on 10,000 parts has 1.4 million characters.
 */
const most = { texts: 20, characters: 4 * 1024 * 1024 };

/** Read-only documents: VS Code's find, compare and Save As work on them. */
export class Documents implements vscode.Disposable {
  private readonly texts = new KeptTexts(most);
  private readonly subscription: vscode.Disposable;
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();

  constructor() {
    this.subscription = vscode.Disposable.from(
      this.changes,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.changes.event,
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()),
      }),
    );
  }

  /** Opens a document with this name, whose extension sets the language, replacing the one with the same `key`. */
  async open(name: string, key: string, text: string): Promise<void> {
    const uri = this.put(name, key, () => text, text.length);
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  }

  /** Shows a Markdown document as it is to be read; its source where VS Code's own preview is switched off. */
  async openPreview(name: string, key: string, text: string): Promise<void> {
    const uri = this.put(name, key, () => text, text.length);
    const shown = vscode.commands.executeCommand('markdown.showPreview', uri);
    await shown.then(undefined, () => vscode.commands.executeCommand('vscode.open', uri, { preview: false }));
  }

  /**
   * Keeps a text for whoever opens it, and updates it where it is open; it is asked for when it is shown. `length` is in
   * characters: 0 where it is made only then.
   */
  put(name: string, key: string, text: () => string, length = 0): vscode.Uri {
    const path = `/${name.replaceAll(/[/\\]/g, '_')}`;
    const uri = vscode.Uri.from({ scheme, path, query: key });
    this.texts.set(uri.toString(), text, length);
    this.changes.fire(uri);
    return uri;
  }

  dispose(): void {
    this.subscription.dispose();
    this.texts.clear();
  }
}
