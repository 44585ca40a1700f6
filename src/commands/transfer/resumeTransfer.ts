import { toGlacierError } from '../../core/errors.ts';
import type { TransferMark } from '../../jobs/transfer/transferMarks.ts';
import { notify } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { rememberFile } from '../verification/rememberedFiles.ts';
import { resumeFound } from './resumeUpload.ts';
import { assertWritable } from './writable.ts';

/** Goes on with a transfer that was interrupted with its window, given the id of its upload. */
export async function resumeTransfer(context: CommandContext, uploadId: unknown): Promise<void> {
  assertWritable('send parts');
  const { interruptedTransfers } = await import('../../jobs/entry.ts');
  const { interrupted } = await interruptedTransfers(context.storage.transfers);
  const mark = interrupted.find((each) => each.uploadId === uploadId);
  if (!mark) return void notify('This transfer is under way, or was ended meanwhile.');
  const found = await find(context, mark);
  if (!found) return;
  await rememberFile(context.verification.memento, found.upload.id, mark.path);
  await resumeFound(context, found, { path: mark.path });
}

/** The upload of a transfer; undefined, having said so, where that is gone or its connection is. */
async function find(context: CommandContext, mark: TransferMark): Promise<FoundUpload | undefined> {
  const session = context.sessions.all.find(({ id }) => id === mark.sessionId);
  const store = await session?.connect();
  if (!session || !store) {
    void notify(`The connection through which ${mark.name} was sent is not open.`);
    return undefined;
  }
  const vault = { name: mark.vaultName, arn: mark.vaultArn };
  try {
    const upload = await withCancellableProgress(`Looking for ${mark.name}`, (signal) =>
      store.findUpload(vault, mark.uploadId, signal),
    );
    return { session, store, upload };
  } catch (error) {
    if (toGlacierError(error).kind === 'notFound') {
      const { forgetTransfer } = await import('../../jobs/entry.ts');
      await forgetTransfer(context.storage.transfers, { vaultArn: mark.vaultArn, id: mark.uploadId });
    }
    throw error;
  }
}
