import * as vscode from 'vscode';

/** The scheme of the documents that the extension makes. */
const scheme = 'glacier';

/** Read-only documents: VS Code's own find, comparison and Save As work on them. */
export class Documents implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscription: vscode.Disposable;
  private opened = 0;

  constructor() {
    this.subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  /** Opens a document of this name, whose ending says what it is; it stays as it is. */
  async open(name: string, text: string): Promise<void> {
    const path = `/${name.replaceAll(/[/\\]/g, '_')}`;
    const uri = vscode.Uri.from({ scheme, path, query: String(++this.opened) });
    this.texts.set(uri.toString(), text);
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  }

  dispose(): void {
    this.subscription.dispose();
    this.texts.clear();
  }
}
