import * as vscode from 'vscode';
import { walkthroughId } from './walkthroughId.ts';

/** Opens the walkthrough, which VS Code itself shows only once, after the extension was installed. */
export async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId);
}
