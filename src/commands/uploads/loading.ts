import type { Part } from '../../core/model.ts';
import { sessionOf, uploadOf, vaultOf } from '../../explorer/nodes.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Session } from '../../store/session.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { confirmInStatusBar } from '../../ui/notify.ts';
import { withCancellableProgress, withViewProgress } from '../../ui/progress.ts';
import { clickedNode, targetSession } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import { loadingTexts as texts } from './texts.ts';

/** Reloads what is loaded at and below the node, or everything without one. */
export async function refresh(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  const session = node && sessionOf(node);
  const vault = node && vaultOf(node);
  const upload = node && uploadOf(node);
  const below = vault && { vaultName: vault.vault.name, ...(upload && { uploadId: upload.upload.id }) };
  const sessions = session ? [session] : context.sessions.all;
  await withViewProgress(async () => {
    await Promise.all(sessions.map((each) => refreshSession(each, below)));
  });
}

/** A connection that is not open is reopened. */
async function refreshSession(
  session: Session,
  below: { readonly vaultName: string; readonly uploadId?: string } | undefined,
): Promise<void> {
  if (session.store) await session.store.refresh(below);
  else session.reopen();
}

/** Loads all parts of the upload, with a count and a Cancel button. */
export async function loadAll(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked, texts.loadAll);
  if (!found) return;
  const parts = await allParts(found.store.partsOf(found.upload));
  confirmInStatusBar(texts.loadedParts(parts.length));
}

/**
 * All parts of an upload in the order of their ranges; loads those that are missing, with a count and a Cancel button.
 * @throws GlacierError of the page that failed, or `cancelled`
 */
export async function allParts(parts: PartsList): Promise<readonly Part[]> {
  if (!parts.pager.done)
    await withCancellableProgress(texts.loadingParts(uploadLabel(parts.upload).name), (signal, report) =>
      parts.loadAll(signal, (count) => report(texts.soFar(count))),
    );
  return parts.pager.pages.flat();
}

/** Loads all that is left of the list that a "More…" row ends, with a count and a Cancel button. */
export async function loadAllInList(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  if (node?.kind !== 'more') return;
  const { pager, parent } = node;
  const what = parent?.kind === 'vault' ? texts.uploadsIn(parent.vault.name) : texts.vaults;
  await withCancellableProgress(texts.loading(what), (signal, report) =>
    pager.loadAll(signal, () => report(texts.soFar(pager.count))),
  );
  if (pager.done) confirmInStatusBar(texts.loaded(pager.count, what));
}

/** Loads the next page of the list that a "More…" row ends. */
export async function loadMore(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  if (node?.kind === 'more') await node.pager.more();
}

/** Sends again the request whose failure a row shows. */
export async function retryRequest(context: CommandContext, clicked: unknown): Promise<void> {
  const node = clickedNode(context, clicked);
  if (node?.kind === 'problem') await node.pager?.more();
}

/** Reopens the connection it is called on, or all that could not be opened or have failed. */
export function retry(context: CommandContext, clicked: unknown): void {
  const session = targetSession(context, clicked);
  const failed = context.sessions.all.filter((each) => each.rootError);
  for (const each of session ? [session] : failed) void each.retry();
}
