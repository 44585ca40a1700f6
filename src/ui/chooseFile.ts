import * as vscode from 'vscode';

export interface FileQuestion {
  readonly title: string;
  /** What the button says. */
  readonly action: string;
  /** Where to begin: a file or a folder. */
  readonly begin?: string | undefined;
  readonly folder?: boolean;
  readonly filters?: Record<string, string[]>;
}

/** Lets a person choose a file or folder on this machine; its path, or undefined when they leave. */
export async function chooseFile(question: FileQuestion): Promise<string | undefined> {
  const { title, action, begin, folder = false, filters } = question;
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: action,
      canSelectFiles: !folder,
      canSelectFolders: folder,
      ...(begin !== undefined && { defaultUri: vscode.Uri.file(begin) }),
      ...(filters && { filters }),
    })) ?? [];
  return chosen?.fsPath;
}

/** Lets a person choose where to save a file of this name. */
export async function chooseTarget(title: string, name: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    title,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  return chosen?.fsPath;
}
