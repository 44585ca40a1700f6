import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { messageText } from '../core/text/displayText.ts';

export interface FileQuestion {
  readonly title: string;
  /** The label of the button. */
  readonly action: string;
  /** Where the dialog opens: a file or a folder. */
  readonly begin?: string | undefined;
  readonly folder?: boolean;
  readonly filters?: Record<string, string[]>;
}

/** Lets the user pick a file or folder on this machine; returns its path, or undefined if they leave. */
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
  /** The suggested file name. */
  readonly name: string;
  /** The label of the button; "Save" by default. */
  readonly action?: string;
  readonly filters?: Record<string, string[]>;
}

/** Lets the user pick where to save a file, starting in a folder of the workspace or else in their own. */
export async function chooseTarget(question: TargetQuestion): Promise<vscode.Uri | undefined> {
  const { title, name, action, filters } = question;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  return vscode.window.showSaveDialog({
    title: messageText(title),
    ...(action !== undefined && { saveLabel: action }),
    ...(filters && { filters }),
    defaultUri: vscode.Uri.joinPath(folder, name),
  });
}
