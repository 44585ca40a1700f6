import * as vscode from 'vscode';

/**
 * Opens a file in an editor, at a line counted from 1. A file that does not exist opens as a new one to be saved there.
 */
export async function openFileAt(path: string, line = 1): Promise<undefined> {
  const uri = vscode.Uri.file(path);
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  const document = await vscode.workspace.openTextDocument(exists ? uri : uri.with({ scheme: 'untitled' }));
  const position = new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}
