import { basename } from 'node:path';
import { formatRange } from '../../core/byteRange.ts';
import { cancelled, toGlacierError } from '../../core/errors.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import { throttle } from '../../core/throttle.ts';
import {
  type FinishedVerification,
  finishedRun,
  type VerificationRun,
} from '../../core/verification/verificationRun.ts';
import type { ListedUpload, Verification } from '../../core/verification/verification.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { VerifyOutcome } from '../../jobs/verification/verifyFile.ts';
import type { PartsList } from '../../store/partsList.ts';
import { confirm } from '../../ui/confirm.ts';
import { setContextKey } from '../../ui/contextKeys.ts';
import { notify, reportError } from '../../ui/notify.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { type Report, withCancellableProgress } from '../../ui/progress.ts';
import type { VerificationTools, VerifiedUpload } from '../verificationTools.ts';
import { keepVerification, restoreVerification } from './keptVerifications.ts';
import { tellOutcome, tellRunning } from './outcome.ts';
import { reportBytes } from './progress.ts';
import { replaceQuestion } from './replaceQuestion.ts';
import { verifyTexts as texts } from './texts.ts';

/** Milliseconds between updates of the results while a file is read. */
const showInterval = 250;

/** Verifies an upload against a local file as `findAgainstFile` does, and says what was found. */
export async function verifyAgainstFile(
  tools: VerificationTools,
  upload: VerifiedUpload,
  path: string,
): Promise<void> {
  const found = await findAgainstFile(tools, upload, path);
  if (!found) return;
  setContextKey('glacier.didVerify', true);
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
  return run(tools, upload, path, async (listed, { signal, report, onResult, earlier }) => {
    const { sizeConflict, sizeOf, verifyFile } = await import('../../jobs/entry.ts');
    const conflict = sizeConflict(listed, await sizeOf(path), basename(path));
    if (conflict && !(await confirm(texts.cannotBeTheFile, conflict, texts.verifyAnyway))) throw cancelled();
    const pool = await tools.pool();
    return verifyFile(path, listed, { pool, signal, earlier, onResult, onProgress: reportBytes(report) });
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

interface Comparing {
  readonly signal: AbortSignal;
  readonly report: Report;
  readonly onResult: (result: PartResult) => void;
  readonly earlier: Verification | undefined;
}

type Compare = (listed: ListedUpload, comparing: Comparing) => Promise<VerifyOutcome>;

async function run(
  tools: VerificationTools,
  upload: VerifiedUpload,
  path: string,
  compare: Compare,
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
      showing(parts, basename(path), report, async (told, onResult) => {
        const listed = await listAll(parts, signal, told);
        return compare(listed, { signal, report: told, onResult, earlier: before?.result });
      }),
    );
    const found = finishedRun(basename(path), verification, new Date());
    if (!(await mayReplace(parts, before, found))) return undefined;
    const kept = stopped ? fuller(before, found) : found;
    parts.showVerification(kept);
    if (kept === found) await keepVerification(tools, parts.upload, found);
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

/** Of a verification that was stopped and the one before it against the same file, the one that tells more. */
function fuller(before: VerificationRun | undefined, found: VerificationRun): VerificationRun {
  const [one, other] = [before?.result, found.result];
  if (!before || !one || one.against.path !== other?.against.path) return found;
  return one.verdict.unverified.length < other.verdict.unverified.length ? before : found;
}

/** Runs a verification, and shows in tree and panel how far it is and what it has found. */
async function showing<T>(
  parts: PartsList,
  name: string,
  report: Report,
  compare: (report: Report, onResult: (result: PartResult) => void) => Promise<T>,
): Promise<T> {
  const results = new Map<string, PartResult>();
  let progress = '';
  const show = () => parts.showVerification({ name, results, progress });
  const showSoon = throttle(showInterval, show);
  show();
  const told: Report = (message, share) => {
    progress = message;
    report(message, share);
    showSoon.call();
  };
  try {
    return await compare(told, (result) => {
      results.set(formatRange(result.range), result);
      showSoon.call();
    });
  } finally {
    showSoon.dispose();
  }
}
