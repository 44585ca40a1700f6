import * as vscode from 'vscode';

/**
 * Opens a file in an editor, at a line counted from 1. A file that does not exist opens as a new one to be saved there,
 * which begins with `template`.
 */
export async function openFileAt(path: string, line = 1, template = ''): Promise<undefined> {
  const uri = vscode.Uri.file(path);
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  const document = await vscode.workspace.openTextDocument(exists ? uri : uri.with({ scheme: 'untitled' }));
  const position = new vscode.Position(line - 1, 0);
  const selection = new vscode.Range(position, position);
  const editor = await vscode.window.showTextDocument(document, { selection });
  // It may be open already, with what the user has written.
  if (exists || template === '' || document.getText() !== '') return;
  await editor.edit((edit) => edit.insert(position, template));
  editor.selection = new vscode.Selection(position, position);
}
