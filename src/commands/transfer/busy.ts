import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { manageTransfer } from '../sending/manageTransfers.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { tellRunning } from '../verification/outcome.ts';

/** Whether this window verifies an upload or sends into it; if so, leads to that. */
export async function isBusy(context: CommandContext, found: FoundUpload): Promise<boolean> {
  const parts = found.store.partsOf(found.upload);
  if (parts.running) await tellRunning({ parts, showParts: () => openPanel(context, found) }, parts.running);
  else {
    const transfer = context.transfers.into(parts);
    if (!transfer) return false;
    await manageTransfer(transfer);
  }
  return true;
}
