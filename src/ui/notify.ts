import * as vscode from 'vscode';
import { describeError, type GlacierError } from '../core/errors.ts';
import { commandIds } from '../manifest.ts';

/** Tells a person about a failure of something they asked for; a cancellation needs no telling. */
export async function notifyError(error: GlacierError): Promise<void> {
  if (error.kind === 'cancelled') return;
  const showLog = 'Show Log';
  const choice = await vscode.window.showErrorMessage(describeError(error), showLog);
  if (choice === showLog) await vscode.commands.executeCommand(commandIds.showLog);
}
