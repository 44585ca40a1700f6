import { uploadOf } from '../../explorer/nodes.ts';
import { notify } from '../../ui/notify.ts';
import { targetNode } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import type { RunningTransfer } from '../transfers.ts';
import { manageTransfersTexts as texts } from './texts.ts';

/*
 * From the row of an upload that is being sent.
 */

export function pauseSending(context: CommandContext, clicked: unknown): void {
  transferOf(context, clicked)?.pause.pause();
}

export function goOnSending(context: CommandContext, clicked: unknown): void {
  transferOf(context, clicked)?.pause.resume();
}

export function stopSending(context: CommandContext, clicked: unknown): void {
  transferOf(context, clicked)?.cancel();
}

/** The transfer into the upload; says so where it has ended, or is another window's. */
function transferOf(context: CommandContext, clicked: unknown): RunningTransfer | undefined {
  const node = targetNode(context, clicked);
  const upload = node && uploadOf(node);
  const transfer = upload && context.transfers.into(upload.parts);
  if (!transfer) void notify(texts.noneIntoUpload);
  return transfer;
}
