import { basename } from 'node:path';
import { formatRange } from '../../core/byteRange.ts';
import type { GlacierError } from '../../core/errors.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import { throttle } from '../../core/throttle.ts';
import type { FinishedVerification, VerificationRun } from '../../core/verification/verificationRun.ts';
import type { ListedUpload, Verification } from '../../core/verification/verification.ts';
import type { VerifyOutcome } from '../../jobs/verification/verifyFile.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Report } from '../../ui/progress.ts';
import type { VerificationTools } from '../verificationTools.ts';
import { keepVerification } from './keptVerifications.ts';
import { reportBytes } from './progress.ts';

/*
 * The steps of a verification that are the same whoever has asked for it. Nothing is asked and nothing is said here, but
 * tree and panel show how far it is.
 */

/** Milliseconds between updates of the results while a file is read. */
const showInterval = 250;

export interface Comparing {
  readonly signal: AbortSignal;
  readonly report: Report;
  readonly onResult: (result: PartResult) => void;
  readonly earlier: Verification | undefined;
}

/** Compares the parts of an upload with a file, and shows in tree and panel how far that is and what it has found. */
export function comparison(
  parts: PartsList,
  path: string,
  { signal, report }: Pick<Comparing, 'signal' | 'report'>,
  compare: (comparing: Comparing) => Promise<VerifyOutcome>,
): Promise<VerifyOutcome> {
  const earlier = parts.verification?.result;
  return showing(parts, basename(path), report, (told, onResult) =>
    compare({ signal, report: told, onResult, earlier }),
  );
}

/** Why a file cannot be the one that was uploaded, going by its size; undefined where it may be. */
export async function conflictOf(listed: ListedUpload, path: string): Promise<string | undefined> {
  const { sizeConflict, sizeOf } = await import('../../jobs/entry.ts');
  return sizeConflict(listed, await sizeOf(path), basename(path));
}

/** Compares listed parts with a local file. */
export async function compareFile(
  tools: VerificationTools,
  listed: ListedUpload,
  path: string,
  { signal, report, onResult, earlier }: Comparing,
): Promise<VerifyOutcome> {
  const { verifyFile } = await import('../../jobs/entry.ts');
  const pool = await tools.pool();
  return verifyFile(path, listed, { pool, signal, earlier, onResult, onProgress: reportBytes(report) });
}

/** Shows what was found, or what was before if that tells more, and keeps what is shown for the next window. */
export async function settle(
  tools: VerificationTools,
  parts: PartsList,
  {
    before,
    found,
    stopped,
  }: {
    readonly before: VerificationRun | undefined;
    readonly found: FinishedVerification;
    readonly stopped: GlacierError | undefined;
  },
): Promise<void> {
  const kept = stopped ? fuller(before, found) : found;
  parts.showVerification(kept);
  if (kept === found) await keepVerification(tools, parts.upload, found);
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
