import { basename } from 'node:path';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { TransferPlan } from '../../core/transfer/planTransfer.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import type { PartsList } from '../../store/partsList.ts';
import { choose, confirm } from '../../ui/confirm.ts';
import { markDone } from '../../ui/contextKeys.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { type FoundUpload, placeOf, uploadFor } from '../pickUpload.ts';
import { restoreVerification } from '../verification/keptVerifications.ts';
import { findAgainstFile } from '../verification/runVerification.ts';
import { isBusy } from './busy.ts';
import { completeAgain, completeFound } from './completeUpload.ts';
import { forgetInterrupted } from './endUpload.ts';
import { fileOfUpload } from './fileOfUpload.ts';
import { listAnew } from './listAnew.ts';
import { reconnected } from '../reconnected.ts';
import { type PlannedFile, sendFile } from '../sending/sendFile.ts';
import { nextButtons } from '../sending/texts.ts';
import { tellTransferred } from '../sending/transferOutcome.ts';
import { completesToo, resumeTexts as texts, sendButtons } from './texts/resume.ts';
import { isSameAccount } from '../sameAccount.ts';
import { assertWritable } from './writable.ts';

/**
 * Sends what an upload lacks of its file: verifies what is there, says what would be sent, and sends it once that was
 * confirmed.
 */
export async function resumeUpload(context: CommandContext, clicked: unknown): Promise<void> {
  assertWritable('sendParts');
  const found = await uploadFor(context, clicked, texts.title);
  if (found) await resumeFound(context, found);
}

/** The ways to go ahead. */
export const sendWays = [sendButtons.sendAndComplete, sendButtons.send] as const;
export type SendWay = (typeof sendWays)[number];

/**
 * The same for a known upload. `known`: its file, and how the user has agreed to send it and of what size, where that is
 * known; a file that has another size by now is asked about.
 */
export async function resumeFound(
  context: CommandContext,
  found: FoundUpload,
  known: { readonly path?: string; readonly agreed?: { readonly how: SendWay; readonly size: number } } = {},
): Promise<void> {
  const { store, upload } = found;
  const list = store.partsOf(upload);
  if ((await isBusy(context, found)) || !(await isSameAccount(found.session, upload))) return;
  const path = known.path ?? (await fileOfUpload(context, upload, texts.title));
  if (path === undefined) return;
  await listAnew(list);
  await restoreVerification(context.verification, list);
  const verified = { parts: list, showParts: () => openPanel(context, found) };
  const run =
    (await verifiedBefore(list, path)) ?? (await findAgainstFile(context.verification, verified, path));
  const planned = run && (await plannedFor(found, run));
  if (!planned) return;
  if (planned.plan.requests === 0) {
    await forgetInterrupted(context, list);
    const text = texts.nothingMissing(basename(path));
    if ((await notify(text, nextButtons.complete)) !== undefined) await completeAgain(context, found);
    return;
  }
  const { agreed } = known;
  const how =
    agreed?.size === planned.identity.size ? agreed.how : await confirmed(context, found, path, planned.plan);
  if (!how) return;
  const completes = how === sendButtons.sendAndComplete;
  const result = await sendFile(context, found, path, { ...planned, completes });
  if (!result) return;
  if (result.left.length === 0) markDone('glacier.didSend', true);
  if (completes && result.left.length === 0) return completeFound(context, found, { confirmed: true });
  const next = await tellTransferred(context, basename(path), result);
  if (next === 'complete') await completeAgain(context, found);
  if (next === 'resume') {
    const again = await reconnected(context, found);
    if (again) await resumeFound(context, again);
  }
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

async function confirmed(
  { transfers }: CommandContext,
  found: FoundUpload,
  path: string,
  plan: TransferPlan,
): Promise<SendWay | undefined> {
  const { transferFacts } = await import('../../jobs/entry.ts');
  const { upload } = found;
  const { vaultName, partSize } = upload;
  const facts = transferFacts(plan, {
    vaultName,
    place: placeOf(found),
    partSize,
    speed: transfers.speed,
    isSample: found.session.spec.kind === 'sample',
  });
  const question = texts.question(plan.bytes, basename(path), uploadLabel(upload).name);
  return choose(question, [...facts, completesToo], sendWays);
}

/** What to send; undefined, having said why, where the upload cannot become this file. */
async function plannedFor(
  { store, upload }: FoundUpload,
  { name, result }: FinishedVerification,
): Promise<Omit<PlannedFile, 'completes'> | undefined> {
  const { planTransfer, refusalSentence } = await import('../../jobs/entry.ts');
  if (result.against.kind !== 'file') return undefined;
  const { identity } = result.against;
  const transfer = {
    size: identity.size,
    partSize: upload.partSize,
    parts: store.partsOf(upload).pager.pages.flat(),
    results: result.results,
  };
  const planned = planTransfer(transfer);
  if (planned.kind === 'plan') return { plan: planned, identity };
  const reason = refusalSentence(planned);
  if (planned.reason !== 'mostDiffer') {
    void warn(texts.refused(name, reason));
    return undefined;
  }
  const anyway = await confirm(texts.replaceMost.question, reason, texts.replaceMost.action);
  const replaced = anyway ? planTransfer({ ...transfer, replaceMost: true }) : planned;
  return replaced.kind === 'plan' ? { plan: replaced, identity } : undefined;
}
