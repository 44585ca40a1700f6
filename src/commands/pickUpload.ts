import type { MultipartUpload, Vault } from '../core/model.ts';
import { shortId } from '../core/text/displayText.ts';
import { uploadLabel } from '../core/description/uploadLabel.ts';
import { vaultContents } from '../explorer/items.ts';
import { uploadNotes } from '../explorer/uploadItems.ts';
import { uploadOf } from '../explorer/nodes.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { Session } from '../store/session.ts';
import { notifyError } from '../ui/notify.ts';
import { pickFromPager } from '../ui/pick.ts';
import { targetNode } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { pickSession } from './pickSession.ts';

/** An upload and the connection it was found through. */
export interface FoundUpload {
  readonly session: Session;
  readonly store: ConnectionStore;
  readonly upload: MultipartUpload;
}

/** Lets the user pick a vault, page by page, of the only connection or of one that is picked first. */
export async function pickVault(
  context: CommandContext,
  totalSteps: number,
): Promise<
  { readonly session: Session; readonly store: ConnectionStore; readonly vault: Vault } | undefined
> {
  const session = await pickSession(context.sessions.all);
  const store = await session?.connect();
  if (!session || !store) {
    if (session?.error) void notifyError(session.error);
    return undefined;
  }
  const vault = await pickFromPager({
    title: 'Vault',
    placeholder: 'Choose a vault',
    step: 1,
    totalSteps,
    pager: store.vaults,
    toRow: (each) => ({ icon: 'archive', label: each.name, description: vaultContents(each) }),
    empty: 'There are no vaults in this region',
  });
  // The connection may have been left while the pick was open.
  return vault && session.store === store ? { session, store, vault } : undefined;
}

/** The upload a command applies to: the node itself or the one it is in, else one that the user picks. */
export async function uploadFor(context: CommandContext, clicked: unknown): Promise<FoundUpload | undefined> {
  const node = targetNode(context, clicked);
  const found = node && uploadOf(node);
  if (!found) return pickUpload(context);
  const { session } = found.parent;
  return session.store && { session, store: session.store, upload: found.upload };
}

/** Lets the user pick a vault, then one of its uploads in progress. */
async function pickUpload(context: CommandContext): Promise<FoundUpload | undefined> {
  const picked = await pickVault(context, 2);
  if (!picked) return undefined;
  const { session, store, vault } = picked;
  const upload = await pickFromPager({
    title: `Uploads in ${vault.name}`,
    placeholder: 'Choose a multipart upload',
    step: 2,
    totalSteps: 2,
    pager: store.uploadsOf(vault.name),
    toRow: (each) => {
      const { name, folder } = uploadLabel(each);
      return {
        icon: 'cloud-upload',
        label: name,
        description: uploadNotes(each, folder),
        detail: shortId(each.id),
      };
    },
    empty: 'This vault has no multipart uploads in progress',
  });
  return upload && session.store === store ? { session, store, upload } : undefined;
}
