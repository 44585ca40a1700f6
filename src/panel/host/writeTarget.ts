import * as vscode from 'vscode';

/** Writes a file on disk chunk by chunk, replacing it only when complete; elsewhere VS Code takes only whole files. */
export async function writeTarget(target: vscode.Uri, text: Iterable<string>): Promise<void> {
  if (target.scheme === 'file') {
    const { replaceFile } = await import('../../jobs/entry.ts');
    await replaceFile(target.fsPath, text);
  } else {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode([...text].join('')));
  }
}
