import * as vscode from 'vscode';
import type { Disposable } from '../core/emitter.ts';
import { toGlacierError } from '../core/errors.ts';
import { shortId } from '../core/text.ts';
import type { PartsList } from '../store/partsList.ts';
import { notifyError } from '../ui/notify.ts';
import { partsDocument } from './partsDocument.ts';

/** The scheme of the documents that list parts. */
const scheme = 'glacier-parts';

/** Read-only documents of parts: VS Code's own find, comparison and Save As work on them. */
export class PartsTexts implements Disposable {
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

  /** Opens what is loaded now; it stays as it is, however the list goes on. */
  async open(parts: PartsList): Promise<void> {
    const name = `/Parts of ${shortId(parts.upload.id)}.json`;
    const uri = vscode.Uri.from({ scheme, path: name, query: String(++this.opened) });
    this.texts.set(uri.toString(), [...partsDocument(parts)].join(''));
    try {
      await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    } catch (error) {
      void notifyError(toGlacierError(error));
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.texts.clear();
  }
}
