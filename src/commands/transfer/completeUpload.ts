import { specLabel } from '../../core/aws/connectionSpec.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { GlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import type { ArchiveRequest } from '../../core/transfer/archiveRecord.ts';
import type { Completion, Obstacle } from '../../core/transfer/completion.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import { confirm } from '../../ui/confirm.ts';
import { warn } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { type FoundUpload, uploadFor } from '../pickUpload.ts';
import { restoreVerification } from '../verification/keptVerifications.ts';
import { tellRunning } from '../verification/outcome.ts';
import { endUpload } from './endUpload.ts';
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
 * part was verified.
 */
export async function completeFound(
  context: CommandContext,
  found: FoundUpload,
  { confirmed = false } = {},
): Promise<void> {
  const { store, upload } = found;
  const list = store.partsOf(upload);
  const showParts = () => openPanel(context, found);
  if (list.running) return tellRunning({ parts: list, showParts }, list.running);
  if (context.transfers.into(list)) return context.transfers.manage();
  const { name } = uploadLabel(upload);
  const parts = await listAnew(list);
  // What an earlier window has found about the upload counts as well.
  await restoreVerification(context.verification, list);
  const { isBeingSent, judgeCompletion } = await import('../../jobs/entry.ts');
  const { vaultArn, id: uploadId } = upload;
  if (await isBeingSent(context.storage.transfers, { vaultArn, uploadId })) {
    void warn(`Not completed. ${name} is being sent from another window of this computer.`);
    return;
  }
  const run = list.verification?.result ? list.verification : undefined;
  const judged = judgeCompletion(parts, upload.partSize, run, run && (await changeOfFile(run)));
  if (judged.kind === 'refused') return tellObstacle(context, found, judged.obstacle);
  const request = await requestFor(found, parts, judged);
  const agreed = (confirmed && judged.proof.kind === 'file') || (await ask(found, judged, request));
  if (!agreed) return;
  const outcome = await withCancellableProgress(`Completing ${name}`, async (signal) => {
    const { completeUpload: complete } = await import('../../jobs/entry.ts');
    return complete(store.connection.port, request, { history: context.storage.history, signal });
  });
  await endUpload(context, store, list);
  await tellCompleted(context, request, outcome);
}

/** What happened to the file of a verification since; nothing is known of one that is not there. */
async function changeOfFile({ result: { against } }: FinishedVerification): Promise<string | undefined> {
  if (against.kind !== 'file') return undefined;
  const { identityAt } = await import('../../jobs/entry.ts');
  const now = await identityAt(against.path);
  return now && changeOf(against.identity, now);
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
  { session, store, upload }: FoundUpload,
  completion: Completion,
  { treeHash }: ArchiveRequest,
): Promise<boolean> {
  const { completionFacts } = await import('../../jobs/entry.ts');
  const place = [specLabel(session.spec), store.connection.region].join(', ');
  const { vaultName } = upload;
  const facts = completionFacts(completion, { vaultName, place, treeHash }, Date.now());
  const question = `Complete the upload “${uploadLabel(upload).name}” (${formatBytes(completion.size)})?`;
  return confirm(question, facts, 'Complete Upload');
}
