import { specKey } from '../../core/aws/connectionSpec.ts';
import { markPlace, type TransferMark } from '../../core/transfer/transferMark.ts';
import { notify } from '../../ui/notify.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import type { CommandContext } from '../context.ts';
import type { RunningTransfer } from '../transfers.ts';
import { forget, goOnTitle, goOnWith } from './interrupted.ts';
import { interruptedSteps, manageTransfersTexts as texts, nextButtons } from './texts.ts';

/** Lets the user pick a transfer of this window, or one that was interrupted with its own, and what to do with it. */
export async function manageTransfers({ transfers, storage }: CommandContext): Promise<void> {
  const { interruptedTransfers } = await import('../../jobs/entry.ts');
  const marks = (await interruptedTransfers(storage.transfers)).interrupted;
  // The sample account begins anew with each window.
  const interrupted = marks.filter(({ sessionId }) => sessionId !== specKey({ kind: 'sample' }));
  const choices = [
    ...transfers.all.map((each) => ({
      icon: 'cloud-upload',
      label: each.name,
      description: each.progress.text,
      value: () => manageTransfer(each),
    })),
    ...interrupted.map((mark) => ({
      icon: 'debug-disconnect',
      label: mark.name,
      description: texts.inVault(interruptedSteps[mark.step], markPlace(mark).vaultName),
      value: () => manageInterrupted(storage.transfers, mark),
    })),
  ];
  const [first, ...others] = choices;
  if (!first) return void notify(texts.none);
  const chosen =
    others.length === 0
      ? first.value
      : await pickOne<() => Promise<void>>({
          title: texts.title,
          placeholder: texts.placeholder,
          items: choices,
        });
  if (chosen && chosen !== 'back') await chosen();
}

/** Lets the user pick what to do with a transfer of this window. */
export function manageTransfer({ name, progress, pause, show, cancel }: RunningTransfer): Promise<void> {
  return pickAction(texts.action.title(name, progress.text), [
    pause.paused
      ? { icon: 'debug-continue', label: texts.action.goOn, value: () => pause.resume() }
      : {
          icon: 'debug-pause',
          label: texts.action.pause,
          description: texts.action.pauseNote,
          value: () => pause.pause(),
        },
    { icon: 'list-flat', label: texts.action.showParts, value: show },
    { icon: 'debug-stop', label: texts.action.stop, description: texts.action.stopNote, value: cancel },
  ]);
}

function manageInterrupted(folder: string, mark: TransferMark): Promise<void> {
  return pickAction(texts.action.title(mark.name, interruptedSteps[mark.step]), [
    { icon: 'debug-continue', label: goOnTitle(mark), value: () => goOnWith(mark) },
    {
      icon: 'trash',
      label: nextButtons.forget,
      description: texts.action.forgetNote,
      value: () => forget(folder, mark),
    },
  ]);
}

async function pickAction(
  title: string,
  items: NonNullable<Awaited<Parameters<typeof pickOne<() => unknown>>[0]['items']>>,
): Promise<void> {
  const action = await pickOne<() => unknown>({ title, placeholder: texts.action.placeholder, items });
  if (action && action !== 'back') await action();
}
