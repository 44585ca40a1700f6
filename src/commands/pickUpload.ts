import { formatAge } from '../core/age.ts';
import { formatBytes } from '../core/bytes.ts';
import type { MultipartUpload, Vault } from '../core/model.ts';
import { shortId } from '../core/text.ts';
import { uploadLabel, vaultContents } from '../explorer/items.ts';
import { uploadOf } from '../explorer/nodes.ts';
import type { Session } from '../store/session.ts';
import { notifyError } from '../ui/notify.ts';
import { pickFromPager } from '../ui/pick.ts';
import { targetNode } from './arguments.ts';
import type { CommandContext } from './context.ts';

/** Lets a person choose a vault, page by page; undefined when they leave or there is no connection. */
export async function pickVault(session: Session, totalSteps: number): Promise<Vault | undefined> {
  const store = await session.connect();
  if (!store) {
    if (session.error) void notifyError(session.error);
    return undefined;
  }
  return pickFromPager({
    title: 'Vault',
    placeholder: 'Choose a vault',
    step: 1,
    totalSteps,
    pager: store.vaults,
    toItem: (vault) => ({ label: `$(archive) ${vault.name}`, description: vaultContents(vault) }),
    empty: 'There are no vaults in this region',
  });
}

/** The upload a command is meant for, or that the row it is meant for is in; else one that is picked. */
export async function uploadFor(
  context: CommandContext,
  clicked: unknown,
): Promise<MultipartUpload | undefined> {
  const node = targetNode(context, clicked);
  return (node && uploadOf(node)?.upload) ?? pickUpload(context.session);
}

/** Lets a person choose a vault and then one of its uploads in progress. */
async function pickUpload(session: Session): Promise<MultipartUpload | undefined> {
  const vault = await pickVault(session, 2);
  // The connection may have been left while the pick was open.
  const store = session.store;
  if (!vault || !store) return undefined;
  return pickFromPager({
    title: `Uploads in ${vault.name}`,
    placeholder: 'Choose a multipart upload',
    step: 2,
    totalSteps: 2,
    pager: store.uploadsOf(vault.name),
    toItem: (upload) => ({
      label: `$(cloud-upload) ${uploadLabel({ upload })}`,
      description: `${formatBytes(upload.partSize)} parts · started ${formatAge(upload.created, Date.now())}`,
      detail: shortId(upload.id),
    }),
    empty: 'This vault has no multipart uploads in progress',
  });
}
