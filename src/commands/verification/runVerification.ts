import { basename } from 'node:path';
import { cancelled, toGlacierError } from '../../core/errors.ts';
import {
  type FinishedVerification,
  finishedRun,
  type VerificationRun,
} from '../../core/verification/verificationRun.ts';
import type { ListedUpload } from '../../core/verification/verification.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { VerifyOutcome } from '../../jobs/verification/verifyFile.ts';
import type { PartsList } from '../../store/partsList.ts';
import { confirm } from '../../ui/confirm.ts';
import { markDone } from '../../ui/contextKeys.ts';
import { notify, reportError } from '../../ui/notify.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { type Report, withCancellableProgress } from '../../ui/progress.ts';
import type { VerificationTools, VerifiedUpload } from '../verificationTools.ts';
import { compareFile, type Comparing, comparison, conflictOf, settle } from './comparison.ts';
import { restoreVerification } from './keptVerifications.ts';
import { tellOutcome, tellRunning } from './outcome.ts';
import { replaceQuestion } from './replaceQuestion.ts';
import { verifyTexts as texts } from './texts.ts';

/** Verifies an upload against a local file as `findAgainstFile` does, and says what was found. */
export async function verifyAgainstFile(
  tools: VerificationTools,
  upload: VerifiedUpload,
  path: string,
): Promise<void> {
  const found = await findAgainstFile(tools, upload, path);
  if (!found) return;
  markDone('glacier.didVerify', true);
  void tellOutcome(tools, upload, found);
}

/**
 * Verifies an upload against a local file: lists all parts first, asks when the file cannot be the right one, then reads
 * it. What an earlier verification against the same file left unverified is all that is read. Returns undefined when it
 * did not come to its end, having reported why.
 */
export function findAgainstFile(
  tools: VerificationTools,
  upload: VerifiedUpload,
  path: string,
): Promise<FinishedVerification | undefined> {
  return run(tools, upload, path, async (listed, comparing) => {
    const conflict = await conflictOf(listed, path);
    if (conflict && !(await confirm(texts.cannotBeTheFile, conflict, texts.verifyAnyway))) throw cancelled();
    return compareFile(tools, listed, path, comparing);
  });
}

/**
 * Verifies an upload against saved hashes, without the file, and says what was found. Asks before its results replace
 * those of a file.
 */
export async function verifyAgainstHashList(
  tools: VerificationTools,
  upload: VerifiedUpload,
  path: string,
): Promise<void> {
  // Those of an earlier window may not have been shown yet.
  await restoreVerification(tools, upload.parts);
  const found = await run(tools, upload, path, async (listed) => {
    const { compareHashList, readHashList, sha256 } = await import('../../jobs/entry.ts');
    return { verification: await compareHashList(path, await readHashList(path), listed, sha256) };
  });
  if (found) void tellOutcome(tools, upload, found);
}

/** All parts of an upload; loads those that are missing. */
export async function listAll(parts: PartsList, signal: AbortSignal, report: Report): Promise<ListedUpload> {
  report(texts.listing);
  await parts.loadAll(signal, (count) => report(texts.listed(count)));
  return { partSize: parts.upload.partSize, parts: parts.pager.pages.flat() };
}

async function run(
  tools: VerificationTools,
  upload: VerifiedUpload,
  path: string,
  compare: (listed: ListedUpload, comparing: Comparing) => Promise<VerifyOutcome>,
): Promise<FinishedVerification | undefined> {
  const { parts } = upload;
  if (parts.running) {
    await tellRunning(upload, parts.running);
    return undefined;
  }
  if (parts.sending) {
    void notify(texts.isBeingSent);
    return undefined;
  }
  const before = parts.verification;
  const title = texts.running(uploadLabel(parts.upload).name, basename(path));
  try {
    const { verification, stopped } = await withCancellableProgress(title, (signal, report) =>
      comparison(parts, path, { signal, report }, async (comparing) =>
        compare(await listAll(parts, signal, comparing.report), comparing),
      ),
    );
    const found = finishedRun(basename(path), verification, new Date());
    if (!(await mayReplace(parts, before, found))) return undefined;
    await settle(tools, parts, { before, found, stopped });
    if (!stopped) return found;
    reportError(tools.log, stopped);
  } catch (cause) {
    parts.showVerification(before);
    reportError(tools.log, toGlacierError(cause));
  }
  return undefined;
}

/** Whether what was found may be shown in place of what was before, which is shown again while the person is asked. */
async function mayReplace(
  parts: PartsList,
  before: VerificationRun | undefined,
  found: FinishedVerification,
): Promise<boolean> {
  const { pages, done } = parts.pager;
  const shown = before?.result && before.after(pages.flat(), done);
  const question = replaceQuestion(shown, found, Date.now());
  if (!question) return true;
  parts.showVerification(shown);
  return (await pickOne(question)) === 'replace';
}
