import { basename } from 'node:path';
import { toGlacierError } from '../../core/errors.ts';
import { type MultipartUpload, type Part, uploadKey } from '../../core/model.ts';
import type { KeptVerification } from '../../core/verification/keptVerification.ts';
import { type FinishedVerification, finishedRun } from '../../core/verification/verificationRun.ts';
import type { PartsList } from '../../store/partsList.ts';
import { logError } from '../../ui/log.ts';
import type { VerificationTools } from '../verificationTools.ts';

/** Keeps a verification for the next window. That it could not be kept is logged: what was found is shown anyway. */
export async function keepVerification(
  { folder, log }: VerificationTools,
  upload: MultipartUpload,
  run: FinishedVerification,
): Promise<void> {
  const { saveVerification } = await import('../../jobs/entry.ts');
  await saveVerification(folder, uploadKey(upload), run).catch((error: unknown) =>
    logError(log, toGlacierError(error)),
  );
}

/** Shows the verification that an earlier window made of an upload, if there is none yet and its file is the same. */
export async function restoreVerification(
  { folder, log }: VerificationTools,
  parts: PartsList,
): Promise<void> {
  const { loadVerification } = await import('../../jobs/entry.ts');
  const kept = await loadVerification(folder, uploadKey(parts.upload)).catch((error: unknown) => {
    logError(log, toGlacierError(error));
    return undefined;
  });
  const run = kept && runOf(kept, parts.upload);
  if (run && !parts.verification) parts.showVerification(run);
}

/** What an earlier window has found about an upload of these parts, whatever has become of its file since. */
export async function keptVerification(
  { folder }: VerificationTools,
  upload: MultipartUpload,
  parts: readonly Part[],
): Promise<FinishedVerification | undefined> {
  const { loadKept } = await import('../../jobs/entry.ts');
  const kept = await loadKept(folder, uploadKey(upload));
  return kept && runOf(kept, upload)?.after(parts, true);
}

/** Undefined where it is of an upload with another part size. */
function runOf(
  { verification, finished }: KeptVerification,
  { partSize }: MultipartUpload,
): FinishedVerification | undefined {
  if (verification.partSize !== partSize) return undefined;
  return finishedRun(basename(verification.against.path), verification, finished);
}
