import * as vscode from 'vscode';

/** The scheme of the extension's documents. */
const scheme = 'glacier';

/** Read-only documents: VS Code's find, compare and Save As work on them. */
export class Documents implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscription: vscode.Disposable;
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();

  constructor() {
    this.subscription = vscode.Disposable.from(
      this.changes,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.changes.event,
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  /** Opens a document with this name, whose extension sets the language, replacing the one with the same `key`. */
  async open(name: string, key: string, text: string): Promise<void> {
    const path = `/${name.replaceAll(/[/\\]/g, '_')}`;
    const uri = vscode.Uri.from({ scheme, path, query: key });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  }

  dispose(): void {
    this.subscription.dispose();
    this.texts.clear();
  }
}
