import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { GlacierError } from '../core/errors.ts';
import { messageText } from '../core/text/displayText.ts';
import { uiTexts } from './texts.ts';

export interface FileQuestion {
  readonly title: string;
  /** The label of the button. */
  readonly action: string;
  /** Where the dialog opens: a file or a folder. */
  readonly begin?: string | undefined;
  readonly folder?: boolean;
  readonly filters?: Record<string, string[]>;
}

/**
 * Lets the user pick a file or folder on this machine; returns its path, or undefined if they leave.
 * @throws GlacierError `file` when it is not on a disk
 */
export async function chooseFile(question: FileQuestion): Promise<string | undefined> {
  const { title, action, begin, folder = false, filters } = question;
  const place = begin === undefined ? undefined : vscode.Uri.file(begin);
  const defaultUri = place ?? (isVirtual() ? home() : undefined);
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: messageText(title),
      openLabel: action,
      canSelectFiles: !folder,
      canSelectFolders: folder,
      ...(defaultUri && { defaultUri }),
      ...(filters && { filters }),
    })) ?? [];
  return chosen && pathOnDisk(chosen);
}

/**
 * The path of a file that VS Code shows.
 * @throws GlacierError `file` when it is not on a disk, where the same path may be another file
 */
function pathOnDisk(uri: vscode.Uri): string {
  if (uri.scheme === 'file') return uri.fsPath;
  throw new GlacierError('file', uiTexts.notOnDisk(uri.path.split('/').at(-1) ?? ''));
}

/**
 * The path of the file that a menu of the Explorer gives, or else of the one that the user picks; undefined if they leave.
 * @throws GlacierError `file` when it is not on a disk
 */
export async function clickedOrChosen(clicked: unknown, question: FileQuestion): Promise<string | undefined> {
  return clicked instanceof vscode.Uri ? pathOnDisk(clicked) : chooseFile(question);
}

export interface TargetQuestion {
  readonly title: string;
  /** The suggested file name. */
  readonly name: string;
  /** The label of the button; "Save" by default. */
  readonly action?: string;
  readonly filters?: Record<string, string[]>;
}

/** Lets the user pick where to save a file, starting in a folder of the workspace that is on a disk, or else in their own. */
export async function chooseTarget(question: TargetQuestion): Promise<vscode.Uri | undefined> {
  const { title, name, action, filters } = question;
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const folder = first && !isVirtual() ? first.uri : home();
  return vscode.window.showSaveDialog({
    title: messageText(title),
    ...(action !== undefined && { saveLabel: action }),
    ...(filters && { filters }),
    defaultUri: vscode.Uri.joinPath(folder, name),
  });
}

/** Whether the workspace is not on a disk, such as a repository that is read from the network. */
function isVirtual(): boolean {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return first !== undefined && first.uri.scheme !== 'file';
}

/** Where a dialog opens in a virtual workspace, as VS Code would offer that workspace's files. */
function home(): vscode.Uri {
  return vscode.Uri.file(homedir());
}
