import * as vscode from 'vscode';
import type { TransferMark } from '../../jobs/transfer/transferMarks.ts';
import { rowCommandIds } from '../../manifest.ts';
import { notify } from '../../ui/notify.ts';

/** Milliseconds in which the process of a window that was closed has ended, looked at this often. */
const patience = 60_000;
const interval = 5000;

/** Says which transfers through a connection were interrupted with their window, and goes on with one click. */
export async function tellInterrupted(folder: string, sessionId: string): Promise<void> {
  const { interruptedTransfers } = await import('../../jobs/entry.ts');
  const told = new Set<string>();
  for (let waited = 0; waited <= patience; waited += interval) {
    const { interrupted, underWay } = await interruptedTransfers(folder);
    for (const mark of interrupted) {
      if (mark.sessionId !== sessionId || told.has(mark.uploadId)) continue;
      told.add(mark.uploadId);
      void tell(folder, mark);
    }
    if (!underWay) return;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

async function tell(folder: string, mark: TransferMark): Promise<void> {
  const text = `Sending ${mark.name} was interrupted when its window closed. What was sent is kept.`;
  const answer = await notify(text, 'Resume Upload…', 'Forget');
  if (answer === 'Resume Upload…')
    await vscode.commands.executeCommand(rowCommandIds.resumeTransfer, mark.uploadId);
  if (answer !== 'Forget') return;
  const { forgetTransfer } = await import('../../jobs/entry.ts');
  await forgetTransfer(folder, { vaultArn: mark.vaultArn, id: mark.uploadId });
}
