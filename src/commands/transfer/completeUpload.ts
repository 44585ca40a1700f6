import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { GlacierError, toGlacierError } from '../../core/errors.ts';
import { type ArchiveRequest, isArchive } from '../../core/transfer/archiveRecord.ts';
import type { Obstacle } from '../../core/transfer/completion.ts';
import type { CompleteOutcome } from '../../jobs/transfer/completeUpload.ts';
import type { Release } from '../../jobs/journal/transferMarks.ts';
import { logError } from '../../ui/log.ts';
import { warn } from '../../ui/notify.ts';
import { withProgress } from '../../ui/progress.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { type FoundUpload, uploadFor } from '../pickUpload.ts';
import { reconnected } from '../reconnected.ts';
import { uploadMark } from '../sending/uploadMark.ts';
import { keptVerification, restoreVerification } from '../verification/keptVerifications.ts';
import { showEnded } from './endUpload.ts';
import { isBusy } from './busy.ts';
import { listAnew } from './listAnew.ts';
import { askToComplete, isUnanswered, lookAtFile, recordOf, requestFor } from './completeRequest.ts';
import { tellCompleted } from './completeOutcome.ts';
import { completeTexts as texts } from './texts/complete.ts';
import { isSameAccount } from '../sameAccount.ts';
import { assertWritable } from './writable.ts';

/**
 * Makes an archive of an upload: lists all parts anew, refuses what would not become the archive it is meant to be, and
 * asks with the facts before it is sent.
 */
export async function completeUpload(context: CommandContext, clicked: unknown): Promise<void> {
  assertWritable('completeUpload');
  const found = await uploadFor(context, clicked, texts.title);
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
  if ((await isBusy(context, found)) || !(await isSameAccount(found.session, found.upload))) return;
  const { markTransfer } = await import('../../jobs/entry.ts');
  const against = found.store.partsOf(found.upload).verification?.result?.against;
  // As long as nothing was asked of the service, there is nothing but parts that were sent.
  const step = (await isUnanswered(context, found)) ? 'completing' : 'sending';
  const mark = uploadMark(found, step, against?.kind === 'file' ? against.path : '');
  const release = await markTransfer(context.storage.transfers, mark);
  if (!release) {
    const { name } = uploadLabel(found.upload);
    void warn(texts.isSentAlready(name));
    return;
  }
  let attempt: Attempt | undefined;
  try {
    attempt = await complete(context, found, confirmed);
  } finally {
    await release(releaseAfter(attempt)).catch((error: unknown) =>
      logError(context.log, toGlacierError(error)),
    );
  }
  if (attempt?.kind === 'refused') await tellObstacle(context, found, attempt.obstacle);
  if (attempt?.kind === 'asked')
    await tellCompleted(context, attempt.request, attempt.outcome, () => completeAgain(context, found));
}

/** The same after a message, which may have been there for long. */
export async function completeAgain(context: CommandContext, found: FoundUpload): Promise<void> {
  const again = await reconnected(context, found);
  if (again) await completeFound(context, again);
}

/** What an attempt to complete an upload came to. */
type Attempt =
  | { readonly kind: 'refused'; readonly obstacle: Obstacle }
  | { readonly kind: 'asked'; readonly request: ArchiveRequest; readonly outcome: CompleteOutcome };

function releaseAfter(attempt: Attempt | undefined): Parameters<Release>[0] {
  if (attempt?.kind !== 'asked') return 'undone';
  return attempt.outcome.kind === 'unknown' ? 'interrupted' : 'over';
}

/** Undefined where the user did not agree. */
async function complete(
  context: CommandContext,
  found: FoundUpload,
  confirmed: boolean,
): Promise<Attempt | undefined> {
  const { store, upload } = found;
  const list = store.partsOf(upload);
  const parts = await listAnew(list).catch(toGlacierError);
  if (parts instanceof GlacierError) return listingFailed(context, found, parts);
  // What an earlier window has found about the upload counts as well.
  await restoreVerification(context.verification, list);
  const { judgeCompletion } = await import('../../jobs/entry.ts');
  // What was found to be missing counts though the file is not there any more.
  const run = list.verification?.result
    ? list.verification
    : await keptVerification(context.verification, upload, parts);
  const { change, isThere } = await lookAtFile(run);
  const judged = judgeCompletion(parts, upload.partSize, run, change);
  if (judged.kind === 'refused') return judged;
  const request = await requestFor(found, parts, judged);
  const agreed =
    (confirmed && judged.proof.kind === 'file' && isThere) || (await askToComplete(found, judged, request));
  return agreed ? send(context, found, request) : undefined;
}

/** Sends what was agreed to. It cannot be cancelled: what was sent may have been done. */
async function send(
  context: CommandContext,
  found: FoundUpload,
  request: ArchiveRequest,
): Promise<Extract<Attempt, { kind: 'asked' }> | undefined> {
  const { store, upload } = found;
  const jobs = await import('../../jobs/entry.ts');
  const { history, transfers } = context.storage;
  const { signal } = new AbortController();
  if (!(await jobs.rewriteMark(transfers, uploadMark(found, 'completing', request.file)))) {
    void warn(texts.takenOver(uploadLabel(upload).name));
    return undefined;
  }
  const outcome = await withProgress(texts.completing(uploadLabel(upload).name), () =>
    jobs.completeUpload(store.connection.port, request, { history, signal }),
  );
  if (outcome.kind === 'completed') context.log.info(`completed: archive ${outcome.archive.archiveId}`);
  if (outcome.kind !== 'unknown')
    showEnded(store, store.partsOf(upload), outcome.kind === 'completed' ? 'completed' : undefined);
  return { kind: 'asked', request, outcome };
}

/**
 * Parts that cannot be listed may be those of an upload whose Complete got no answer: that is repeated, as the service
 * still tells the archive for a while.
 * @throws GlacierError of the listing, where nothing is known of a Complete
 */
async function listingFailed(
  context: CommandContext,
  found: FoundUpload,
  error: GlacierError,
): Promise<Attempt | undefined> {
  if (error.kind !== 'notFound') throw error;
  const record = await recordOf(context, found);
  if (!record) throw error;
  if (isArchive(record)) return { kind: 'asked', request: record, outcome: { kind: 'gone', asked: false } };
  // A request of its own: where it is refused, nothing is known of the one before.
  const attempt = await send(context, found, { ...record, asked: new Date().toISOString() });
  return attempt?.outcome.kind === 'gone' ? { ...attempt, outcome: { kind: 'gone', asked: true } } : attempt;
}

/** Says why an upload is not completed, and leads to the place. */
async function tellObstacle(context: CommandContext, found: FoundUpload, obstacle: Obstacle): Promise<void> {
  const { describeObstacle } = await import('../../jobs/entry.ts');
  const gap = obstacle.kind === 'gaps' ? obstacle.gaps[0] : undefined;
  const show = gap ? texts.showGaps : texts.showParts;
  const buttons = obstacle.kind === 'noParts' ? [] : [show];
  const answer = await warn(texts.obstacle(describeObstacle(obstacle)), ...buttons);
  if (answer === show) await openPanel(context, found, gap?.start);
}
