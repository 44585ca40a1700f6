import { sessionOf } from '../../explorer/nodes.ts';
import type { PageAction } from '../../uploadsPanel/protocol/messages.ts';
import { notify } from '../../ui/notify.ts';
import { clickedNode } from '../arguments.ts';
import { type CommandContext, isUsable } from '../context.ts';
import { unfinishedTexts as texts } from './texts.ts';

/** Looks through all vaults of the clicked connection, or of all connections, for uploads in progress, in a panel. */
export async function showUnfinishedUploads(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  const session = node && sessionOf(node);
  const sessions = (session ? [session] : context.sessions.all).filter(isUsable);
  if (sessions.length === 0) return void notify(texts.noConnection);
  await (await context.uploadsPanels()).show(sessions);
}

type PanelCommand = (context: CommandContext) => Promise<void>;

/** Commands of the panel's context menu: what is selected in the page, only the page knows. */
export const unfinishedCommands = {
  unfinishedOpen: onPage('open'),
  unfinishedReveal: onPage('reveal'),
  unfinishedVerify: onPage('verify'),
  unfinishedResume: onPage('resume'),
  unfinishedComplete: onPage('complete'),
  unfinishedAbort: onPage('abort'),
  unfinishedCount: onPage('count'),
  unfinishedCopyRows: onPage('copyRows'),
  unfinishedCopyUploadId: onPage('uploadId'),
  unfinishedCopyDescription: onPage('description'),
  unfinishedCopyVaultArn: onPage('vaultArn'),
} as const satisfies Record<string, PanelCommand>;

function onPage(action: PageAction): PanelCommand {
  return async ({ uploadsPanels }) => (await uploadsPanels()).act(action);
}
