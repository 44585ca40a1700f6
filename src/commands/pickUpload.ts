import { specLabel } from '../core/aws/connectionSpec.ts';
import { isUploadId, vaultNameProblem } from '../core/aws/names.ts';
import { uploadLabel } from '../core/description/uploadLabel.ts';
import { newestFirst } from '../core/listing/newestFirst.ts';
import type { MultipartUpload, Vault } from '../core/model.ts';
import { shortId } from '../core/text/displayText.ts';
import { vaultContents } from '../explorer/items.ts';
import { type Node, uploadOf, vaultOf } from '../explorer/nodes.ts';
import { uploadNotes } from '../explorer/uploadItems.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { Session } from '../store/session.ts';
import { notifyError } from '../ui/notify.ts';
import { pickFromPager } from '../ui/picks/pickFromPager.ts';
import { targetNode } from './arguments.ts';
import { type CommandContext, pickable } from './context.ts';
import { pickSession } from './pickSession.ts';
import { findingTexts as texts } from './texts/finding.ts';

/** An upload and the connection it was found through. */
export interface FoundUpload {
  readonly session: Session;
  readonly store: ConnectionStore;
  readonly upload: MultipartUpload;
}

/** Where it is, for a sentence: its connection and region. */
export function placeOf({ session, store }: Pick<FoundUpload, 'session' | 'store'>): string {
  return texts.place(specLabel(session.spec), store.connection.region);
}

/** A vault and the connection it was found through. */
export interface FoundVault {
  readonly session: Session;
  readonly store: ConnectionStore;
  readonly vault: Vault;
}

/**
 * Lets the user pick a vault, page by page or by its name, of the only connection or of one that is picked first.
 * `title` is that of the command, `uploads` tells whether an upload is picked next.
 */
export async function pickVault(
  { sessions }: CommandContext,
  title: string,
  uploads = false,
): Promise<FoundVault | undefined> {
  const several = pickable(sessions.all).length > 1;
  for (;;) {
    const session = await pickSession(sessions.all, title);
    const store = await session?.connect();
    if (!session || !store) {
      if (session?.error) void notifyError(session.error);
      return undefined;
    }
    const vault = await pickFromPager({
      title,
      placeholder: texts.vault.placeholder,
      ...steps(several, uploads, 'vault'),
      back: several,
      pager: store.vaults,
      toRow: (each) => ({ icon: 'archive', label: each.name, description: vaultContents(each) }),
      empty: texts.vault.empty,
      byName: (name) => {
        const problem = vaultNameProblem(name);
        if (problem !== undefined) return { problem };
        if (store.vaults.pages.flat().some((each) => each.name === name)) return undefined;
        return {
          row: { icon: 'search', label: name, description: texts.vault.lookUp },
          find: (signal) => store.findVault(name, signal),
          none: texts.vault.none(store.connection.region),
        };
      },
    });
    if (vault === 'back') continue;
    // The connection may have been left while the pick was open.
    return vault && session.store === store ? { session, store, vault } : undefined;
  }
}

/** The upload a command applies to: the node itself or the one it is in, else one that the user picks, of its vault. */
export async function uploadFor(
  context: CommandContext,
  clicked: unknown,
  title: string,
): Promise<FoundUpload | undefined> {
  const node = targetNode(context, clicked);
  const found = node && uploadOf(node);
  if (!found) return pickUpload(context, title, node && foundVault(node));
  const { session } = found.parent;
  return session.store && { session, store: session.store, upload: found.upload };
}

/** The vault that a node is or is in; undefined for a connection, and where that is closed. */
export function foundVault(node: Node): FoundVault | undefined {
  const found = vaultOf(node);
  return found?.session.store && { session: found.session, store: found.session.store, vault: found.vault };
}

/** Lets the user pick a vault, unless one is `given`, then one of its uploads in progress, and go back in between. */
async function pickUpload(
  context: CommandContext,
  title: string,
  given: FoundVault | undefined,
): Promise<FoundUpload | undefined> {
  const several = pickable(context.sessions.all).length > 1;
  for (let start = given; ; start = undefined) {
    const picked = start ?? (await pickVault(context, title, true));
    if (!picked) return undefined;
    const { session, store, vault } = picked;
    const uploads = store.uploadsOf(vault.name);
    const upload = await pickFromPager({
      title,
      placeholder: texts.upload.placeholder(vault.name),
      ...steps(several, true, 'upload'),
      back: true,
      pager: uploads,
      order: newestFirst,
      toRow: (each) => {
        const { name, folder } = uploadLabel(each);
        return {
          icon: 'cloud-upload',
          label: name,
          description: uploadNotes(each, folder),
          detail: shortId(each.id),
        };
      },
      empty: texts.upload.empty,
      byName: (id) =>
        id.length >= leastIdLength && isUploadId(id) && !uploads.pages.flat().some((each) => each.id === id)
          ? {
              row: { icon: 'search', label: shortId(id), description: texts.upload.lookUp },
              find: (signal) => store.findUpload(vault, id, signal),
              none: texts.upload.none,
            }
          : undefined,
    });
    if (upload === 'back') continue;
    return upload && session.store === store ? { session, store, upload } : undefined;
  }
}

/** Shorter text is what filters the list by a description: ids have 92 characters. */
const leastIdLength = 20;

/** Which step a pick is of how many: connection where there are several, vault, upload where that follows. */
function steps(several: boolean, uploads: boolean, at: 'vault' | 'upload') {
  const before = several ? 1 : 0;
  return { step: before + (at === 'vault' ? 1 : 2), totalSteps: before + (uploads ? 2 : 1) };
}
