import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { PartsList } from '../../store/partsList.ts';

/** Shows that an upload has ended: in its panel, and in the tree, where its row goes with the next listing. */
export function endUpload(store: ConnectionStore, list: PartsList): void {
  list.noteListed(false);
  const uploads = store.uploadsOf(list.upload.vaultName);
  if (uploads.status !== 'idle') void uploads.refresh();
}
