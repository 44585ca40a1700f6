import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { PartsList } from '../../store/partsList.ts';
import { logError } from '../../ui/log.ts';
import { toGlacierError } from '../../core/errors.ts';
import { uploadKey } from '../../core/model.ts';
import type { CommandContext } from '../context.ts';

/**
 * Shows that an upload has ended, and how if that is known: in its panel, and in the tree, where its row goes with the next
 * listing.
 */
export function showEnded(store: ConnectionStore, list: PartsList, how?: 'completed' | 'aborted'): void {
  list.noteEnded(how);
  relist(store.uploadsOf(list.upload.vaultName));
}

/** Lists the uploads of a vault anew, if they were listed before. */
export function relist(uploads: ReturnType<ConnectionStore['uploadsOf']>): void {
  if (uploads.status !== 'idle') void uploads.refresh();
}

/** Forgets that sending into an upload was interrupted. That it cannot be forgotten is logged: nothing is lost by it. */
export async function forgetInterrupted(
  { storage, log }: CommandContext,
  { upload }: PartsList,
): Promise<void> {
  const { forgetTransfer } = await import('../../jobs/entry.ts');
  await forgetTransfer(storage.transfers, uploadKey(upload)).catch((error: unknown) =>
    logError(log, toGlacierError(error)),
  );
}
