import type { PartsList } from '../../store/partsList.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { copyListPartsResponseOf } from './listPartsResponse.ts';
import { copyMissingPartCommandsOf } from './missingPartCommands.ts';
import { copyMissingRangesOf } from './missingRanges.ts';
import { panelIsClosed } from './texts.ts';

/*
 * What the context menu of a panel copies of all its upload, whatever is selected in it.
 */

export async function panelCopyMissingRanges(context: CommandContext): Promise<void> {
  const parts = await activeList(context);
  if (parts) await copyMissingRangesOf(parts);
}

export async function panelCopyListPartsResponse(context: CommandContext): Promise<void> {
  const parts = await activeList(context);
  if (parts) await copyListPartsResponseOf(parts);
}

export async function panelCopyMissingPartCommands(context: CommandContext): Promise<void> {
  const parts = await activeList(context);
  if (parts?.target) await copyMissingPartCommandsOf(context.verification, parts, parts.target);
  else if (parts) tellClosed();
}

/** The list of the active panel, if all of it is loaded or can be; says so otherwise. */
async function activeList({ panels }: CommandContext): Promise<PartsList | undefined> {
  const { active } = await panels();
  if (!active?.pager.closed || active.pager.done) return active;
  tellClosed();
  return undefined;
}

function tellClosed(): void {
  void notify(panelIsClosed);
}
