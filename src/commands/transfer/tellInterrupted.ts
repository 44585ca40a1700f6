import * as vscode from 'vscode';
import { rowCommandIds } from '../../manifest.ts';
import { notify } from '../../ui/notify.ts';

/** Says which transfers through a connection were interrupted with their window, and goes on with one click. */
export async function tellInterrupted(folder: string, sessionId: string): Promise<void> {
  const { forgetTransfer, interruptedTransfers } = await import('../../jobs/entry.ts');
  const marks = await interruptedTransfers(folder);
  for (const mark of marks.filter((each) => each.sessionId === sessionId)) {
    const text = `Sending ${mark.name} was interrupted when its window closed. What was sent is kept.`;
    const answer = await notify(text, 'Resume Upload…', 'Forget');
    if (answer === 'Forget') await forgetTransfer(folder, mark);
    if (answer === 'Resume Upload…')
      await vscode.commands.executeCommand(rowCommandIds.resumeTransfer, mark.uploadId);
  }
}
