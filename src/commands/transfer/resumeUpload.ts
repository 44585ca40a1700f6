import { basename } from 'node:path';
import { specLabel } from '../../core/aws/connectionSpec.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import type { TransferPlan } from '../../core/transfer/planTransfer.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import type { PartsList } from '../../store/partsList.ts';
import { choose, confirm } from '../../ui/confirm.ts';
import { notify, notifyError, warn } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { type FoundUpload, uploadFor } from '../pickUpload.ts';
import { restoreVerification } from '../verification/keptVerifications.ts';
import { tellRunning } from '../verification/outcome.ts';
import { findAgainstFile } from '../verification/runVerification.ts';
import { completeFound } from './completeUpload.ts';
import { forgetInterrupted } from './endUpload.ts';
import { fileOfUpload } from './fileOfUpload.ts';
import { listAnew } from './listAnew.ts';
import { sendFile } from './sendFile.ts';
import { tellTransferred } from './transferOutcome.ts';
import { assertWritable } from './writable.ts';

const title = 'Resume Upload';

/**
 * Sends what an upload lacks of its file: verifies what is there, says what would be sent, and sends it once that was
 * confirmed.
 */
export async function resumeUpload(context: CommandContext, clicked: unknown): Promise<void> {
  assertWritable('send parts');
  const found = await uploadFor(context, clicked, title);
  if (found) await resumeFound(context, found);
}

/** The ways to go ahead. */
export const sendWays = ['Send and Complete', 'Send'] as const;
export type SendWay = (typeof sendWays)[number];

/** The same for a known upload. `known`: its file, and how the user has agreed to send it, where that is known. */
export async function resumeFound(
  context: CommandContext,
  found: FoundUpload,
  known: { readonly path?: string; readonly how?: SendWay } = {},
): Promise<void> {
  const { store, upload } = found;
  const list = store.partsOf(upload);
  const showParts = () => openPanel(context, found);
  if (list.running) return tellRunning({ parts: list, showParts }, list.running);
  if (context.transfers.into(list)) return context.transfers.manage();
  const path = known.path ?? (await fileOfUpload(context, upload, title));
  if (path === undefined) return;
  await listAnew(list);
  await restoreVerification(context.verification, list);
  const run =
    (await verifiedBefore(list, path)) ??
    (await findAgainstFile(context.verification, { parts: list, showParts }, path));
  const plan = run && (await plannedFor(found, run));
  if (!plan) return;
  if (plan.requests === 0) {
    await forgetInterrupted(context, list);
    const text = `Nothing is missing: the upload has all of ${basename(path)}.`;
    if ((await notify(text, 'Complete Upload…')) !== undefined) await completeFound(context, found);
    return;
  }
  const how = known.how ?? (await confirmed(context, found, path, plan));
  if (!how) return;
  const { against } = run.result;
  if (against.kind !== 'file') return;
  const result = await sendFile(context, found, path, { plan, identity: against.identity });
  if (!result) return;
  if (how === 'Send and Complete' && result.left.length === 0)
    return completeFound(context, found, { confirmed: true });
  const next = await tellTransferred(context, result);
  if (next === 'complete') await completeFound(context, found);
  if (next === 'resume') await resumeAgain(context, found);
}

/** What is known of an upload already, if all its parts were verified against this very file: it need not be read again. */
async function verifiedBefore(
  { verification }: PartsList,
  path: string,
): Promise<FinishedVerification | undefined> {
  if (!verification?.result || verification.result.verdict.unverified.length > 0) return undefined;
  const { against } = verification.result;
  if (against.kind !== 'file' || against.path !== path) return undefined;
  const { identityAt } = await import('../../jobs/entry.ts');
  const now = await identityAt(path);
  return now && changeOf(against.identity, now) === undefined ? verification : undefined;
}

/** Goes on, through a connection that may have been closed and opened since. */
async function resumeAgain(context: CommandContext, { session, upload }: FoundUpload): Promise<void> {
  const store = await session.connect();
  if (store) await resumeFound(context, { session, store, upload });
  else if (session.error) void notifyError(session.error);
}

async function confirmed(
  { transfers }: CommandContext,
  { session, store, upload }: FoundUpload,
  path: string,
  plan: TransferPlan,
): Promise<SendWay | undefined> {
  const { transferFacts } = await import('../../jobs/entry.ts');
  const place = [specLabel(session.spec), store.connection.region].join(', ');
  const { vaultName, partSize } = upload;
  const facts = transferFacts(plan, { vaultName, place, partSize, speed: transfers.speed });
  const into = `the upload “${uploadLabel(upload).name}” (${formatBytes(plan.bytes)})`;
  return choose(`Send ${basename(path)} into ${into}?`, facts, sendWays);
}

/** What to send; undefined, having said why, where the upload cannot become this file. */
async function plannedFor(
  { store, upload }: FoundUpload,
  { name, result }: FinishedVerification,
): Promise<TransferPlan | undefined> {
  const { planTransfer, refusalSentence } = await import('../../jobs/entry.ts');
  if (result.against.kind !== 'file') return undefined;
  const transfer = {
    size: result.against.identity.size,
    partSize: upload.partSize,
    parts: store.partsOf(upload).pager.pages.flat(),
    results: result.results,
  };
  const planned = planTransfer(transfer);
  if (planned.kind === 'plan') return planned;
  const reason = refusalSentence(planned);
  if (planned.reason !== 'mostDiffer') {
    void warn(`${name} cannot be sent into this upload. ${reason}`);
    return undefined;
  }
  const anyway = await confirm('Replace most parts of this upload?', reason, 'Replace Parts');
  const replaced = anyway ? planTransfer({ ...transfer, replaceMost: true }) : planned;
  return replaced.kind === 'plan' ? replaced : undefined;
}
