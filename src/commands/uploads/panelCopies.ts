import type { ActiveList } from '../../partsPanel/host/panels.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { copyListPartsResponseOf } from './listPartsResponse.ts';
import { copyMissingPartCommandsOf } from './missingPartCommands.ts';
import { copyMissingRangesOf } from './missingRanges.ts';

/*
 * What the context menu of a panel copies of all its upload, whatever is selected in it.
 */

export async function panelCopyMissingRanges(context: CommandContext): Promise<void> {
  const active = await activeList(context);
  if (active) await copyMissingRangesOf(active.parts);
}

export async function panelCopyListPartsResponse(context: CommandContext): Promise<void> {
  const active = await activeList(context);
  if (active) await copyListPartsResponseOf(active.parts);
}

export async function panelCopyMissingPartCommands(context: CommandContext): Promise<void> {
  const active = await activeList(context);
  const connection = active?.session?.store?.connection;
  if (connection) await copyMissingPartCommandsOf(context.verification, active.parts, connection);
  else if (active) tellClosed();
}

/** The list of the active panel, if all of it is loaded or can be; says so otherwise. */
async function activeList({ panels }: CommandContext): Promise<ActiveList | undefined> {
  const { active } = await panels();
  if (!active?.parts.pager.closed || active.parts.pager.done) return active;
  tellClosed();
  return undefined;
}

function tellClosed(): void {
  void notify('The connection was closed. Reconnect in the panel, then try again.');
}
