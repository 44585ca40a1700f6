import * as vscode from 'vscode';
import { confirmInStatusBar } from './notify.ts';
import { uiTexts as texts } from './texts.ts';

/** Copies `text` to the clipboard, and says for three seconds what it was. */
export async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  confirmInStatusBar(texts.copied(what));
}
