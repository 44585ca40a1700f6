import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { type ArchiveRecord, type ArchiveRequest, isArchive } from '../../core/transfer/archiveRecord.ts';
import type { CompleteOutcome } from '../../jobs/transfer/completeUpload.ts';
import { copy } from '../../ui/copy.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { showCompletedArchives } from './completedArchives.ts';
import { completedTexts as texts } from './texts/complete.ts';

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
    const isOther = archive.answeredHash !== undefined;
    const completed = texts.completed(name, archive.size, archive.vaultName);
    const made = isOther ? texts.otherHash(completed) : completed;
    if (unsaved) {
      const lost = texts.unsaved(made, unsaved.message);
      return act(context, archive, await warn(lost, texts.copyId));
    }
    return act(context, archive, await (isOther ? warn : notify)(made, texts.copyId, texts.showArchives));
  }
  if (outcome.kind === 'unknown') {
    const lost = texts.noResponse(outcome.error.message);
    if ((await warn(lost, texts.completeAgain)) !== undefined) await again();
    return;
  }
  const known = await earlier(context, request);
  if (known) {
    const text = texts.wasCompleted(known.size, known.vaultName);
    return act(context, known, await notify(text, texts.copyId, texts.showArchives));
  }
  const text = texts.gone(outcome.asked);
  return act(context, undefined, await warn(text, ...(outcome.asked ? [texts.showArchives] : [])));
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
  if (answer === texts.copyId && archive) await copy(archive.archiveId, texts.copied);
  if (answer === texts.showArchives) await showCompletedArchives(context);
}
