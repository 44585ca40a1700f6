import { basename } from 'node:path';
import { formatRange } from '../../core/byteRange.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import { toGlacierError } from '../../core/errors.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import { throttle } from '../../core/throttle.ts';
import { verdictSentence } from '../../core/verification/verdictSentence.ts';
import type { ListedUpload, Verification } from '../../core/verification/verification.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { PartsList } from '../../store/partsList.ts';
import { notify, reportError } from '../../ui/notify.ts';
import { type Report, withCancellableProgress } from '../../ui/progress.ts';
import { openVerificationReport } from './verificationReport.ts';
import type { VerificationTools } from '../verificationTools.ts';

/** Milliseconds between updates of the results while a file is read. */
const showInterval = 250;

/** Verifies an upload against a local file: lists all parts first, then reads the file. Reports its failures itself. */
export function verifyAgainstFile(tools: VerificationTools, parts: PartsList, path: string): Promise<void> {
  return run(tools, parts, path, async (listed, signal, report, onResult) => {
    const { verifyFile } = await import('../../jobs/entry.ts');
    const pool = await tools.pool();
    return verifyFile(path, listed, { pool, signal, onResult, onProgress: reportBytes(report) });
  });
}

/** Verifies an upload against saved hashes, without the file. */
export function verifyAgainstHashList(
  tools: VerificationTools,
  parts: PartsList,
  path: string,
): Promise<void> {
  return run(tools, parts, path, async (listed) => {
    const { compareHashList, readHashList, sha256 } = await import('../../jobs/entry.ts');
    return compareHashList(path, await readHashList(path), listed, sha256);
  });
}

type Compare = (
  listed: ListedUpload,
  signal: AbortSignal,
  report: Report,
  onResult: (result: PartResult) => void,
) => Promise<Verification>;

async function run(
  tools: VerificationTools,
  parts: PartsList,
  path: string,
  compare: Compare,
): Promise<void> {
  const { upload } = parts;
  const before = parts.verification;
  const title = `Verifying ${uploadLabel(upload).name} against ${basename(path)}`;
  try {
    const verification = await withCancellableProgress(title, async (signal, report) => {
      const listed = await listAll(parts, signal, report);
      return showing(parts, basename(path), (onResult) => compare(listed, signal, report, onResult));
    });
    void tellOutcome(tools, parts, verification);
  } catch (cause) {
    parts.showVerification(before);
    reportError(tools.log, toGlacierError(cause));
  }
}

/** All parts of an upload; loads those that are missing. */
export async function listAll(parts: PartsList, signal: AbortSignal, report: Report): Promise<ListedUpload> {
  report('listing parts');
  await parts.loadAll(signal, (count) => report(`${formatCount(count)} parts listed`));
  return { partSize: parts.upload.partSize, parts: parts.pager.pages.flat() };
}

/** Runs a verification, and shows its results in tree and panel while it runs and when it ends. */
async function showing(
  parts: PartsList,
  name: string,
  compare: (onResult: (result: PartResult) => void) => Promise<Verification>,
): Promise<Verification> {
  const results = new Map<string, PartResult>();
  const show = () => parts.showVerification({ name, results });
  const showSoon = throttle(showInterval, show);
  show();
  try {
    const verification = await compare((result) => {
      results.set(formatRange(result.range), result);
      showSoon.call();
    });
    // Reasons for mismatches are known only at the end.
    for (const result of verification.results) results.set(formatRange(result.range), result);
    showSoon.dispose();
    parts.showVerification({ name, results, result: verification, finished: new Date() });
    return verification;
  } finally {
    showSoon.dispose();
  }
}

/** Progress in words: bytes so far and speed; `share` for the bar. */
export function reportBytes(report: Report): (read: number, total: number) => void {
  const started = performance.now();
  return (read, total) => {
    const seconds = (performance.now() - started) / 1000;
    const speed = seconds > 0.5 ? ` · ${formatBytes(read / seconds)}/s` : '';
    report(`${formatBytes(read)} of ${formatBytes(total)} read${speed}`, total > 0 ? read / total : 1);
  };
}

async function tellOutcome(
  tools: VerificationTools,
  parts: PartsList,
  verification: Verification,
): Promise<void> {
  const choice = await notify(verdictSentence(verification.verdict), 'Open Report');
  if (choice !== undefined) await openVerificationReport(tools, parts);
}
