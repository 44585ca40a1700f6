import { toGlacierError } from '../../core/errors.ts';
import { uploadKey } from '../../core/model.ts';
import { markKey, markPlace, type TransferMark } from '../../core/transfer/transferMark.ts';
import { leadsToVault } from '../../store/leadsToVault.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { Session } from '../../store/session.ts';
import { notify, warn } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { uploadMark } from '../sending/uploadMark.ts';
import { rememberFile } from '../verification/rememberedFiles.ts';
import { completeFound } from './completeUpload.ts';
import { resumeFound } from './resumeUpload.ts';
import { findStarted } from './startUpload.ts';
import { interruptedTexts as texts } from './texts/interrupted.ts';
import { assertWritable } from './writable.ts';

/** Goes on with what was interrupted with its window, given the key of its mark. */
export async function resumeTransfer(context: CommandContext, key: unknown): Promise<void> {
  assertWritable('sendParts');
  const { forgetTransfer, interruptedTransfers } = await import('../../jobs/entry.ts');
  const folder = context.storage.transfers;
  const { interrupted } = await interruptedTransfers(folder);
  const mark = interrupted.find((each) => markKey(each) === key);
  if (!mark) return void notify(texts.isOver);
  const session = context.sessions.all.find(({ id }) => id === mark.sessionId);
  const store = await session?.connect();
  if (!session || !store) return void notify(texts.notOpen(mark.name));
  if (!(await hasVault(session, store, mark))) return;
  const found = await uploadOf(context, { session, store }, mark);
  if (!found) return;
  if (mark.path !== '') await rememberFile(context.verification.memento, found.upload.id, mark.path);
  try {
    if (mark.step === 'completing') await completeFound(context, found);
    else await resumeFound(context, found, mark.path === '' ? {} : { path: mark.path });
  } catch (error) {
    // What is gone the next window will not find either.
    if (toGlacierError(error).kind === 'notFound') await forgetTransfer(folder, uploadKey(found.upload));
    throw error;
  }
}

/** Whether the connection leads to the vault of a mark; says so where it does not. */
async function hasVault(session: Session, store: ConnectionStore, mark: TransferMark): Promise<boolean> {
  const place = markPlace(mark);
  const { vaultName } = place;
  const leads = await withCancellableProgress(texts.lookingFor(vaultName), (signal) =>
    leadsToVault(store.connection.port, place, signal),
  );
  // Going on would ask the same again.
  if (leads === 'yes') session.noteSameAccount();
  if (leads !== 'no') return true;
  void warn(texts.otherAccount(vaultName, mark.name));
  return false;
}

/** The upload of a mark; undefined, having said so, where none was started. */
async function uploadOf(
  context: CommandContext,
  { session, store }: { readonly session: Session; readonly store: ConnectionStore },
  mark: TransferMark,
): Promise<FoundUpload | undefined> {
  if (mark.step !== 'starting') return { session, store, upload: mark.upload };
  const vault = { name: mark.vaultName, arn: mark.vaultArn };
  const upload = await findStarted({ session, store, vault }, mark);
  const { forgetTransfer, leaveMark } = await import('../../jobs/entry.ts');
  const folder = context.storage.transfers;
  if (upload) await leaveMark(folder, uploadMark({ session, upload }, 'sending', mark.path));
  await forgetTransfer(folder, markKey(mark));
  if (upload) return { session, store, upload };
  void notify(texts.notStarted(mark.name));
  return undefined;
}
