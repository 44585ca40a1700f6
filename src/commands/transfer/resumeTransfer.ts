import { uploadKey } from '../../core/model.ts';
import { markKey, type TransferMark } from '../../core/transfer/transferMark.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { Session } from '../../store/session.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { uploadMark } from '../sending/uploadMark.ts';
import { rememberFile } from '../verification/rememberedFiles.ts';
import { completeFound } from './completeUpload.ts';
import { resumeFound } from './resumeUpload.ts';
import { findStarted } from './startUpload.ts';
import { assertWritable } from './writable.ts';

/** Goes on with what was interrupted with its window, given the key of its mark. */
export async function resumeTransfer(context: CommandContext, key: unknown): Promise<void> {
  assertWritable('send parts');
  const { forgetTransfer, interruptedTransfers } = await import('../../jobs/entry.ts');
  const folder = context.storage.transfers;
  const { interrupted } = await interruptedTransfers(folder);
  const mark = interrupted.find((each) => markKey(each) === key);
  if (!mark) return void notify('This transfer is under way, or was ended meanwhile.');
  const session = context.sessions.all.find(({ id }) => id === mark.sessionId);
  const store = await session?.connect();
  if (!session || !store)
    return void notify(`The connection through which ${mark.name} was sent is not open.`);
  const found = await uploadOf(context, { session, store }, mark);
  if (!found) return;
  if (mark.path !== '') await rememberFile(context.verification.memento, found.upload.id, mark.path);
  try {
    if (mark.step === 'completing') await completeFound(context, found);
    else await resumeFound(context, found, mark.path === '' ? {} : { path: mark.path });
  } catch (error) {
    // What is gone the next window will not find either.
    if (found.store.partsOf(found.upload).gone) await forgetTransfer(folder, uploadKey(found.upload));
    throw error;
  }
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
  void notify(
    `No upload was started for ${mark.name}, or it cannot be told from others. Nothing was sent. Upload the file again.`,
  );
  return undefined;
}
