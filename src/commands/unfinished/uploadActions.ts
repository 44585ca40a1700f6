import { GlacierError, toGlacierError } from '../../core/errors.ts';
import type { UploadRecord } from '../../core/uploads/uploadRecord.ts';
import { reportError } from '../../ui/notify.ts';
import type { RowAction } from '../../uploadsPanel/protocol/messages.ts';
import type { NotAborted, UploadActions } from '../../uploadsPanel/host/uploadsPanelOptions.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { opened } from '../reconnected.ts';
import { abortFound } from '../transfer/abortUploads.ts';
import { completeFound } from '../transfer/completeUpload.ts';
import { resumeFound } from '../transfer/resumeUpload.ts';
import { assertWritable } from '../transfer/writable.ts';
import { verifyParts } from '../verification/verify.ts';
import { revealUpload } from './revealUpload.ts';
import { unfinishedTexts as texts } from './texts.ts';

/** What the uploads panel can do with uploads. Connections are opened when they are needed. */
export function uploadActions(context: CommandContext): UploadActions {
  const reporting = async <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: unknown) => {
      reportError(context.log, toGlacierError(error));
      return otherwise;
    });
  return {
    run: (action, record) => reporting(run(context, action, record), undefined),
    abort: (records) => reporting(abort(context, records), []),
    portOf: async (record) => (await throughConnection(context, record)).store.connection.port,
  };
}

async function run(context: CommandContext, action: RowAction, record: UploadRecord): Promise<void> {
  if (action === 'resume') assertWritable('sendParts');
  if (action === 'complete') assertWritable('completeUpload');
  const found = await opened(context, record);
  if (!found) return;
  switch (action) {
    case 'open':
      return openPanel(context, found);
    case 'reveal':
      return revealUpload(context, found);
    case 'verify':
      return verifyParts(context.verification, {
        parts: found.store.partsOf(found.upload),
        showParts: () => openPanel(context, found),
      });
    case 'resume':
      return resumeFound(context, found);
    case 'complete':
      return completeFound(context, found);
  }
}

async function abort(context: CommandContext, records: readonly UploadRecord[]): Promise<NotAborted[]> {
  assertWritable('abortUploads');
  const byUpload = new Map<FoundUpload['upload'], UploadRecord>();
  const all: FoundUpload[] = [];
  const lost: NotAborted[] = [];
  for (const record of records) {
    try {
      all.push(await throughConnection(context, record));
      byUpload.set(record.upload, record);
    } catch (error) {
      lost.push({ record, why: toGlacierError(error).message });
    }
  }
  const failed = all.length > 0 ? await abortFound(context, all) : [];
  const refused = failed.flatMap(({ upload, error }) => {
    const record = byUpload.get(upload);
    return record && error.kind !== 'cancelled' ? [{ record, why: error.message }] : [];
  });
  return [...lost, ...refused];
}

/**
 * An upload through its connection, which is opened if it is not; nothing is said where it is not to be had.
 * @throws GlacierError why the connection cannot be opened
 */
async function throughConnection(
  { sessions }: Pick<CommandContext, 'sessions'>,
  { sessionId, upload }: UploadRecord,
): Promise<FoundUpload> {
  const session = sessions.all.find(({ id }) => id === sessionId);
  const store = await session?.connect();
  if (session && store) return { session, store, upload };
  throw session?.error ?? new GlacierError('notConnected', texts.connectionGone);
}
