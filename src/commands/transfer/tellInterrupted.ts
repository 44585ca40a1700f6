import type * as vscode from 'vscode';
import { toGlacierError } from '../../core/errors.ts';
import { markKey, type TransferMark } from '../../core/transfer/transferMark.ts';
import { notify, reportError } from '../../ui/notify.ts';
import { forget, goOnTitle, goOnWith } from '../sending/interrupted.ts';
import { nextButtons } from '../sending/texts.ts';
import { interruptedTexts as texts } from './texts/interrupted.ts';

/** Milliseconds between looks, as the process of a window that was closed may end a little later. */
const interval = 5000;

/** Says which transfers through a connection did not come to their end, as their window closed, and goes on with one click. */
export async function tellInterrupted(
  folder: string,
  sessionId: string,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { interruptedTransfers, markLifetime } = await import('../../jobs/entry.ts');
  // After that none that was left is taken for one that is held, not even another computer's.
  const patience = markLifetime + 2 * interval;
  const told = new Set<string>();
  for (let waited = 0; waited <= patience; waited += interval) {
    const { interrupted, underWay } = await interruptedTransfers(folder);
    for (const mark of interrupted) {
      if (mark.sessionId !== sessionId || told.has(markKey(mark))) continue;
      told.add(markKey(mark));
      void tell(folder, mark).catch((error: unknown) => reportError(log, toGlacierError(error)));
    }
    if (!underWay) return;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

async function tell(folder: string, mark: TransferMark): Promise<void> {
  const goOn = goOnTitle(mark);
  const answer = await notify(texts.step[mark.step](mark.name), goOn, nextButtons.forget);
  if (answer === goOn) await goOnWith(mark);
  if (answer === nextButtons.forget) await forget(folder, mark);
}
