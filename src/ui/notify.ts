import * as vscode from 'vscode';
import { describeError, type GlacierError } from '../core/errors.ts';
import { errorKinds } from '../core/errorKinds.ts';
import { remedies as remedyFacts } from '../core/remedies.ts';
import { iconlessText, messageText } from '../core/text/displayText.ts';
import { commandIds } from '../manifest.ts';
import { logError } from './log.ts';

/**
 * Shows a failure of something the user asked for, with a button for each remedy; a cancellation is not shown. `target`
 * is passed to the buttons' commands.
 */
export async function notifyError(error: GlacierError, target?: unknown): Promise<void> {
  if (error.kind === 'cancelled') return;
  const remedies = [...new Set([...errorKinds[error.kind].remedies, 'showLog'] as const)];
  const buttons = remedies.map((remedy) => ({ title: remedyFacts[remedy].title, remedy }));
  const choice = await vscode.window.showErrorMessage(messageText(describeError(error)), ...buttons);
  if (choice) await vscode.commands.executeCommand(commandIds[choice.remedy], target);
}

/** Logs and shows a failure; a cancellation is neither. */
export function reportError(log: vscode.LogOutputChannel, error: GlacierError): void {
  if (error.kind === 'cancelled') return;
  logError(log, error);
  void notifyError(error);
}

/** Shows a message with buttons; returns the one that was clicked. */
export async function notify(text: string, ...buttons: string[]): Promise<string | undefined> {
  return vscode.window.showInformationMessage(messageText(text), ...buttons);
}

/** Shows a warning with buttons; returns the one that was clicked. */
export async function warn(text: string, ...buttons: string[]): Promise<string | undefined> {
  return vscode.window.showWarningMessage(messageText(text), ...buttons);
}

/** Says for three seconds that something is done. */
export function confirmInStatusBar(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${iconlessText(text)}`, 3000);
}
