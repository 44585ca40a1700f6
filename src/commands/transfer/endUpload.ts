import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { CommandContext } from '../context.ts';

/**
 * Shows that an upload has ended: in its panel, and in the tree, where its row goes with the next listing. Whatever was
 * interrupted about it is forgotten.
 */
export async function endUpload(
  context: CommandContext,
  store: ConnectionStore,
  list: PartsList,
): Promise<void> {
  list.noteListed(false);
  const uploads = store.uploadsOf(list.upload.vaultName);
  if (uploads.status !== 'idle') void uploads.refresh();
  await forgetInterrupted(context, list);
}

/** Forgets that sending into an upload was interrupted. */
export async function forgetInterrupted({ storage }: CommandContext, { upload }: PartsList): Promise<void> {
  const { forgetTransfer } = await import('../../jobs/entry.ts');
  await forgetTransfer(storage.transfers, { vaultArn: upload.vaultArn, uploadId: upload.id });
}
