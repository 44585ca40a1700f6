import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import { type ArchiveRecord, type ArchiveRequest, isArchive } from '../../core/transfer/archiveRecord.ts';
import type { CompleteOutcome } from '../../jobs/transfer/completeUpload.ts';
import { copy } from '../../ui/copy.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { showCompletedArchives } from './completedArchives.ts';

const copyId = 'Copy Archive ID';
const showArchives = 'Show Completed Archives';

/** Says what became of a Complete; `again` asks for it once more. */
export async function tellCompleted(
  context: CommandContext,
  request: ArchiveRequest,
  outcome: CompleteOutcome,
  again: () => Promise<void>,
): Promise<void> {
  if (outcome.kind === 'completed') {
    const { archive, unsaved } = outcome;
    const { name } = uploadLabel({ ...archive, id: archive.uploadId });
    const made = `“${name}” is completed: an archive of ${formatBytes(archive.size)} in ${archive.vaultName}.`;
    if (unsaved) {
      const lost = `${made} Its ID could not be saved: ${unsaved.message} Copy it now, as only an inventory of the vault lists it later.`;
      return act(context, archive, await warn(lost, copyId));
    }
    return act(context, archive, await notify(made, copyId, showArchives));
  }
  if (outcome.kind === 'unknown') {
    const lost = `No response to Complete: ${outcome.error.message} The upload may have been completed. Complete it again soon: for a short time Glacier still tells the ID.`;
    if ((await warn(lost, 'Complete Again')) !== undefined) await again();
    return;
  }
  const known = await earlier(context, request);
  if (known) {
    const text = `The upload was already completed: an archive of ${formatBytes(known.size)} in ${known.vaultName}.`;
    return act(context, known, await notify(text, copyId, showArchives));
  }
  const text = outcome.asked
    ? 'The response to Complete was lost, and the upload no longer exists. It may have been completed, or removed without that. Keep the file until an inventory of the vault lists the archive; its size and tree hash are in Completed Archives.'
    : 'The upload no longer exists: it was completed or aborted elsewhere, or removed after 24 hours without activity.';
  return act(context, undefined, await warn(text, ...(outcome.asked ? [showArchives] : [])));
}

/** The archive that an earlier Complete of this upload made. */
async function earlier(
  { storage }: CommandContext,
  { uploadId, vaultArn, region }: ArchiveRequest,
): Promise<ArchiveRecord | undefined> {
  const { loadRecords } = await import('../../jobs/entry.ts');
  const records = await loadRecords(storage.history);
  return records
    .filter(isArchive)
    .find((each) => each.uploadId === uploadId && each.vaultArn === vaultArn && each.region === region);
}

async function act(
  context: CommandContext,
  archive: ArchiveRecord | undefined,
  answer: string | undefined,
): Promise<void> {
  if (answer === copyId && archive) await copy(archive.archiveId, 'archive ID');
  if (answer === showArchives) await showCompletedArchives(context);
}
