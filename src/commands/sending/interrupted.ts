import * as vscode from 'vscode';
import { markKey, type TransferMark } from '../../core/transfer/transferMark.ts';
import { rowCommandIds } from '../../manifest.ts';
import { nextButtons } from './texts.ts';

/*
 * What can be done about something that was interrupted.
 */

/** The button that goes on with it. */
export function goOnTitle({ step }: TransferMark): string {
  return step === 'completing' ? nextButtons.complete : nextButtons.resume;
}

export async function goOnWith(mark: TransferMark): Promise<void> {
  await vscode.commands.executeCommand(rowCommandIds.resumeTransfer, markKey(mark));
}

/** `folder` is that of the marks. */
export async function forget(folder: string, mark: TransferMark): Promise<void> {
  const { forgetTransfer } = await import('../../jobs/entry.ts');
  await forgetTransfer(folder, markKey(mark));
}
