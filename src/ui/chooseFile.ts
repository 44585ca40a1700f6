import * as vscode from 'vscode';
import { messageText } from '../core/text/displayText.ts';

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
      title: messageText(title),
      openLabel: action,
      canSelectFiles: !folder,
      canSelectFolders: folder,
      ...(begin !== undefined && { defaultUri: vscode.Uri.file(begin) }),
      ...(filters && { filters }),
    })) ?? [];
  return chosen?.fsPath;
}

export interface TargetQuestion {
  readonly title: string;
  /** What the file is called unless they choose another name. */
  readonly name: string;
  /** What the button says; "Save" unless given. */
  readonly action?: string;
  readonly filters?: Record<string, string[]>;
}

/** Lets a person choose where to save a file: in a folder of the workspace at first, where there is one. */
export async function chooseTarget(question: TargetQuestion): Promise<vscode.Uri | undefined> {
  const { title, name, action, filters } = question;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title: messageText(title),
    ...(action !== undefined && { saveLabel: action }),
    ...(filters && { filters }),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}
