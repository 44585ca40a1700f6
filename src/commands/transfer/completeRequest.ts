import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { GlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { type ArchiveRequest, type CompleteRecord, isArchive } from '../../core/transfer/archiveRecord.ts';
import type { Completion } from '../../core/transfer/completion.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import { confirm } from '../../ui/confirm.ts';
import type { CommandContext } from '../context.ts';
import { type FoundUpload, placeOf } from '../pickUpload.ts';
import { completeTexts as texts } from './texts/complete.ts';

/** What happened to the file of a verification since, and whether it is still there to tell. */
export async function lookAtFile(
  run: FinishedVerification | undefined,
): Promise<{ readonly change?: string | undefined; readonly isThere: boolean }> {
  const against = run?.result.against;
  if (against?.kind !== 'file') return { isThere: false };
  const { identityAt } = await import('../../jobs/entry.ts');
  const now = await identityAt(against.path).catch(() => undefined);
  return now ? { change: changeOf(against.identity, now), isThere: true } : { isThere: false };
}

/**
 * What to ask the service for.
 * @throws GlacierError `fileChanged` when the parts do not combine to the tree hash of the file that all of them match
 */
export async function requestFor(
  { session, store, upload }: FoundUpload,
  parts: readonly Part[],
  { proof, size }: Completion,
): Promise<ArchiveRequest> {
  const { combineTreeHashes, sha256 } = await import('../../jobs/entry.ts');
  const treeHash = combineTreeHashes(
    parts.map((part) => part.treeHash),
    sha256,
  );
  const known = proof.kind === 'file' ? proof.run.result.treeHash : undefined;
  if (proof.kind === 'file' && known !== undefined && known !== treeHash)
    throw new GlacierError('fileChanged', texts.treeHashDiffers(proof.run.name));
  const { vaultName, vaultArn, description } = upload;
  return {
    uploadId: upload.id,
    vaultName,
    vaultArn,
    region: store.connection.region,
    treeHash,
    size,
    ...(description !== undefined && { description }),
    ...(proof.kind === 'file' && { file: proof.run.result.against.path }),
    ...(session.spec.kind === 'sample' && { sample: true }),
    asked: new Date().toISOString(),
  };
}

/** States what would be made of the upload, and what is proved. */
export async function askToComplete(
  found: FoundUpload,
  completion: Completion,
  { treeHash }: ArchiveRequest,
): Promise<boolean> {
  const { completionFacts } = await import('../../jobs/entry.ts');
  const { upload } = found;
  const { vaultName } = upload;
  const facts = completionFacts(completion, { vaultName, place: placeOf(found), treeHash }, Date.now());
  const question = texts.question(uploadLabel(upload).name, completion.size);
  return confirm(question, facts, texts.title);
}

/** What the history has of a Complete of the upload. */
export async function recordOf(
  { storage }: CommandContext,
  { upload: { id, vaultArn } }: FoundUpload,
): Promise<CompleteRecord | undefined> {
  const { loadRecords } = await import('../../jobs/entry.ts');
  const records = await loadRecords(storage.history);
  return records.find((each) => each.uploadId === id && each.vaultArn === vaultArn);
}

/** Whether a Complete of the upload got no answer. */
export async function isUnanswered(context: CommandContext, found: FoundUpload): Promise<boolean> {
  const record = await recordOf(context, found);
  return record !== undefined && !isArchive(record);
}
