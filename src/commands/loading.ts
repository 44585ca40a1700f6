import { formatCount } from '../core/bytes.ts';
import { uploadOf, vaultOf } from '../explorer/nodes.ts';
import { uploadLabel } from '../explorer/items.ts';
import { notifyError } from '../ui/notify.ts';
import { withCancellableProgress, withViewProgress } from '../ui/progress.ts';
import { clickedNode } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { uploadFor } from './pickUpload.ts';

/** Reads again what is loaded at and below the node; everything when there is none. */
export async function refresh(context: CommandContext, clicked: unknown): Promise<void> {
  const { session } = context;
  const { store } = session;
  if (!store) {
    session.use();
    return;
  }
  const node = clickedNode(context, clicked);
  const vault = node && vaultOf(node);
  const upload = node && uploadOf(node);
  await withViewProgress(() =>
    store.refresh(vault && { vaultName: vault.vault.name, ...(upload && { uploadId: upload.upload.id }) }),
  );
}

/** Loads all parts of the upload, with a count and a Cancel button. */
export async function loadAll(context: CommandContext, clicked: unknown): Promise<void> {
  const upload = await uploadFor(context, clicked);
  const store = context.session.store;
  if (!upload || !store) return;
  const { pager } = store.partsOf(upload);
  await withCancellableProgress(`Loading parts of ${uploadLabel({ upload })}`, async (signal, report) => {
    const subscription = store.onDidChange((change) => {
      if (change.kind === 'parts' && change.parts.pager === pager)
        report(`${formatCount(pager.count)} loaded`);
    });
    try {
      await pager.loadAll(signal);
    } finally {
      subscription.dispose();
    }
  });
  if (pager.error) void notifyError(pager.error);
}

/** Loads the next page of the list that a "More…" row ends. */
export async function loadMore(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  if (node?.kind === 'more') await node.pager.more();
}

/** Tries again what a problem row says could not be done. */
export async function retryRow(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  if (node?.kind !== 'problem') return;
  if (node.pager) await node.pager.more();
  else context.session.use();
}
