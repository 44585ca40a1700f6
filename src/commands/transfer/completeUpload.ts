import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { GlacierError, toGlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import { type ArchiveRequest, isArchive } from '../../core/transfer/archiveRecord.ts';
import type { Completion, Obstacle } from '../../core/transfer/completion.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import { confirm } from '../../ui/confirm.ts';
import { warn } from '../../ui/notify.ts';
import { withProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { type FoundUpload, placeOf, uploadFor } from '../pickUpload.ts';
import { restoreVerification } from '../verification/keptVerifications.ts';
import { forgetInterrupted, showEnded } from './endUpload.ts';
import { isBusy } from './busy.ts';
import { listAnew } from './listAnew.ts';
import { tellCompleted } from './completeOutcome.ts';
import { assertWritable } from './writable.ts';

/**
 * Makes an archive of an upload: lists all parts anew, refuses what would not become the archive it is meant to be, and
 * asks with the facts before it is sent.
 */
export async function completeUpload(context: CommandContext, clicked: unknown): Promise<void> {
  assertWritable('complete the upload');
  const found = await uploadFor(context, clicked, 'Complete Upload');
  if (found) await completeFound(context, found);
}

/**
 * The same for a known upload. `confirmed`: the user has agreed to it before; they are asked all the same where not every
 * part was verified, or the file is not there any more.
 */
export async function completeFound(
  context: CommandContext,
  found: FoundUpload,
  { confirmed = false } = {},
): Promise<void> {
  const { store, upload } = found;
  const list = store.partsOf(upload);
  if (await isBusy(context, found)) return;
  const parts = await listAnew(list).catch((error: unknown) => listingFailed(context, found, error));
  if (!parts) return;
  // What an earlier window has found about the upload counts as well.
  await restoreVerification(context.verification, list);
  const { isBeingSent, judgeCompletion } = await import('../../jobs/entry.ts');
  if (await isBeingSent(context.storage.transfers, upload)) {
    void warn(
      `Not completed. ${uploadLabel(upload).name} is being sent from another window of this computer.`,
    );
    return;
  }
  const run = list.verification?.result ? list.verification : undefined;
  const { change, isThere } = await lookAtFile(run);
  const judged = judgeCompletion(parts, upload.partSize, run, change);
  if (judged.kind === 'refused') return tellObstacle(context, found, judged.obstacle);
  const request = await requestFor(found, parts, judged);
  const agreed =
    (confirmed && judged.proof.kind === 'file' && isThere) || (await ask(found, judged, request));
  if (!agreed) return;
  await send(context, found, request);
}

/** Sends what was agreed to, and says what came of it. It cannot be cancelled: what was sent may have been done. */
async function send(
  context: CommandContext,
  { session, store, upload }: FoundUpload,
  request: ArchiveRequest,
): Promise<void> {
  const { completeUpload: complete } = await import('../../jobs/entry.ts');
  const { history } = context.storage;
  const { signal } = new AbortController();
  const outcome = await withProgress(`Completing ${uploadLabel(upload).name}`, () =>
    complete(store.connection.port, request, { history, signal }),
  );
  if (outcome.kind === 'completed') context.log.info(`completed: archive ${outcome.archive.archiveId}`);
  if (outcome.kind !== 'unknown') showEnded(store, store.partsOf(upload));
  await tellCompleted(context, request, outcome, () => completeFound(context, { session, store, upload }));
  await forgetInterrupted(context, store.partsOf(upload));
}

/**
 * Parts that cannot be listed may be those of an upload whose Complete got no answer: that is repeated, as the service
 * still tells the archive for a while.
 */
async function listingFailed(
  context: CommandContext,
  found: FoundUpload,
  cause: unknown,
): Promise<undefined> {
  const error = toGlacierError(cause);
  if (error.kind !== 'notFound') throw error;
  const { loadRecords } = await import('../../jobs/entry.ts');
  const { id, vaultArn } = found.upload;
  const records = await loadRecords(context.storage.history);
  const record = records.find((each) => each.uploadId === id && each.vaultArn === vaultArn);
  if (!record) throw error;
  if (isArchive(record)) {
    await tellCompleted(context, record, { kind: 'gone', asked: false }, () => completeFound(context, found));
    return;
  }
  // A request of its own: where it is refused, nothing is known of the one before.
  await send(context, found, { ...record, asked: new Date().toISOString() });
}

/** What happened to the file of a verification since, and whether it is still there to tell. */
async function lookAtFile(
  run: FinishedVerification | undefined,
): Promise<{ readonly change?: string | undefined; readonly isThere: boolean }> {
  const against = run?.result.against;
  if (against?.kind !== 'file') return { isThere: false };
  const { identityAt } = await import('../../jobs/entry.ts');
  const now = await identityAt(against.path);
  return now ? { change: changeOf(against.identity, now), isThere: true } : { isThere: false };
}

/** Says why an upload is not completed, and leads to the place. */
async function tellObstacle(context: CommandContext, found: FoundUpload, obstacle: Obstacle): Promise<void> {
  const { describeObstacle } = await import('../../jobs/entry.ts');
  const gap = obstacle.kind === 'gaps' ? obstacle.gaps[0] : undefined;
  const show = gap ? 'Show Gaps' : 'Show Parts';
  const buttons = obstacle.kind === 'noParts' ? [] : [show];
  const answer = await warn(`Not completed. ${describeObstacle(obstacle)}`, ...buttons);
  if (answer === show) await openPanel(context, found, gap?.start);
}

/**
 * What to ask the service for.
 * @throws GlacierError `fileChanged` when the parts do not combine to the tree hash of the file that all of them match
 */
async function requestFor(
  { store, upload }: FoundUpload,
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
    throw new GlacierError('fileChanged', `The tree hash of the parts is not that of ${proof.run.name}.`);
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
    asked: new Date().toISOString(),
  };
}

/** States what would be made of the upload, and what is proved. */
async function ask(
  found: FoundUpload,
  completion: Completion,
  { treeHash }: ArchiveRequest,
): Promise<boolean> {
  const { completionFacts } = await import('../../jobs/entry.ts');
  const { upload } = found;
  const { vaultName } = upload;
  const facts = completionFacts(completion, { vaultName, place: placeOf(found), treeHash }, Date.now());
  const question = `Complete the upload “${uploadLabel(upload).name}” (${formatBytes(completion.size)})?`;
  return confirm(question, facts, 'Complete Upload');
}
