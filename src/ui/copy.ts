import * as vscode from 'vscode';

/** Puts `text` on the clipboard and says for three seconds what it was. */
export async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) Copied ${what}`, 3000);
}
