import * as vscode from 'vscode';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { Pager } from '../../core/listing/pager.ts';
import type { Node } from '../../explorer/nodes.ts';
import { viewId } from '../../manifest.ts';
import { notify, notifyError } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { unfinishedTexts as texts } from './texts.ts';

/** Selects the row of an upload in the tree, having loaded the lists that it is in as far as that takes. */
export async function revealUpload({ view }: CommandContext, found: FoundUpload): Promise<void> {
  const { session, store, upload } = found;
  const { name } = uploadLabel(upload);
  const { provider, tree } = view;
  await vscode.commands.executeCommand(`${viewId}.focus`);
  const uploads = store.uploadsOf(upload.vaultName);
  const isCanceled = await withCancellableProgress(texts.revealing(name), async (signal) => {
    await loadUntil(store.vaults, (vault) => vault.name === upload.vaultName, signal);
    await loadUntil(uploads, ({ id }) => id === upload.id, signal);
    return signal.aborted;
  });
  if (isCanceled) return;
  const error = store.vaults.error ?? uploads.error;
  if (error) return notifyError(error);
  const roots = await provider.getChildren();
  const connection = roots.find((node) => node.kind === 'connection' && node.session === session);
  const vaults = connection ? await provider.getChildren(connection) : roots;
  const vault = vaults.find((node) => node.kind === 'vault' && node.vault.name === upload.vaultName);
  const rows: readonly Node[] = vault ? await provider.getChildren(vault) : [];
  const row = rows.find((node) => node.kind === 'upload' && node.upload.id === upload.id);
  if (row) await tree.reveal(row, { select: true, focus: true });
  else void notify(texts.notListed(name));
}

/** Loads page after page until one has what is looked for, there is none, one fails, or `signal` aborts. */
async function loadUntil<T>(pager: Pager<T>, isIt: (item: T) => boolean, signal: AbortSignal): Promise<void> {
  const found = () => pager.pages.some((page) => page.some(isIt));
  await pager.first();
  while (!found() && !pager.done && !pager.error && !signal.aborted) await pager.more();
}
