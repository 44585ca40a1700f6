import * as vscode from 'vscode';
import { tellDone } from '../../ui/contextKeys.ts';
import { walkthroughId } from './walkthroughId.ts';

/**
 * Milliseconds after which steps are marked that were done before. VS Code does not say when it has read the walkthrough,
 * which may take it five seconds; before that, nothing is marked.
 */
const marking = [0, 500, 2000, 6000];

/**
 * Opens the walkthrough, which VS Code itself shows only once, after the extension was installed. What was done in this
 * window is marked in it.
 */
export async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId);
  for (const delay of marking) setTimeout(tellDone, delay).unref();
}
