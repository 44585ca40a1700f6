import { basename } from 'node:path';
import { cancelled, connectionClosed, toGlacierError } from '../../core/errors.ts';
import type { MultipartUpload } from '../../core/model.ts';
import { mayBeDone } from '../../core/transfer/lostAnswer.ts';
import type { NewUpload } from '../../core/transfer/newUpload.ts';
import type { StartingMark } from '../../core/transfer/transferMark.ts';
import { logError } from '../../ui/log.ts';
import { confirm } from '../../ui/confirm.ts';
import { warn } from '../../ui/notify.ts';
import type { Release } from '../../jobs/journal/transferMarks.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import type { FoundVault } from '../pickUpload.ts';
import { interruptedTexts } from './texts/interrupted.ts';
import { isSameAccount } from '../sameAccount.ts';
import { uploadFileTexts as texts } from './texts/uploadFile.ts';

/**
 * Starts an upload of a file, and shows it in the tree. Whenever this window ends, the next one finds the upload: it was
 * marked before it was asked for.
 */
export async function startUpload(
  context: CommandContext,
  { session, store, vault }: FoundVault,
  path: string,
  wanted: NewUpload,
): Promise<MultipartUpload> {
  const { initiateUpload, leaveMark, markTransfer } = await import('../../jobs/entry.ts');
  const folder = context.storage.transfers;
  const place = { vaultName: vault.name, vaultArn: vault.arn };
  if (!(await isSameAccount(session, place))) throw cancelled();
  const work = { sessionId: session.id, name: basename(path), path };
  let release: Release | undefined;
  const end = async (how: Parameters<Release>[0]) =>
    release?.(how).catch((error: unknown) => logError(context.log, toGlacierError(error)));
  const onAsk = async (known: readonly string[]) => {
    release = await markTransfer(folder, { ...work, ...place, step: 'starting', wanted, known });
    if (release) return;
    void warn(texts.isUploadedAlready(work.name));
    throw cancelled();
  };
  const isOwn = ({ created }: MultipartUpload) => {
    const { question, facts, action } = texts.lostAnswer;
    return confirm(question(work.name), facts(vault.name, wanted.description, created), action);
  };
  let isStarted = false;
  try {
    const upload = await withCancellableProgress(texts.starting(vault.name), async (signal) => {
      const listUploads = () => listAll({ store, vault }, signal);
      const options = { listUploads, onAsk, isOwn, signal };
      const id = await initiateUpload(store.connection.port, vault.name, wanted, options);
      isStarted = true;
      context.log.info(`started: upload ${id}`);
      void store.uploadsOf(vault.name).refresh();
      return store.findUpload(vault, id, signal);
    });
    // From here on the upload has a mark of its own, which whoever sends into it takes over.
    await leaveMark(folder, { ...work, step: 'sending', upload });
    await end('over');
    return upload;
  } catch (error) {
    await end(isStarted || mayBeDone(toGlacierError(error).kind) ? 'interrupted' : 'undone');
    throw error;
  }
}

/** The upload that a window has asked for before it ended; undefined where it made none, or nobody can tell which. */
export async function findStarted(
  found: FoundVault,
  { name, wanted, known }: StartingMark,
): Promise<MultipartUpload | undefined> {
  const { lostUpload } = await import('../../jobs/entry.ts');
  const uploads = await withCancellableProgress(interruptedTexts.lookingFor(name), (signal) =>
    listAll(found, signal),
  );
  return lostUpload(wanted, known, uploads);
}

async function listAll(
  { store, vault }: Pick<FoundVault, 'store' | 'vault'>,
  signal: AbortSignal,
): Promise<readonly MultipartUpload[]> {
  const uploads = store.uploadsOf(vault.name);
  await uploads.refresh();
  await uploads.loadAll(signal);
  if (uploads.error) throw uploads.error;
  if (uploads.closed) throw connectionClosed();
  // Of a part of them nobody can tell which are new.
  if (!uploads.done || signal.aborted) throw cancelled();
  return uploads.pages.flat();
}
