import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MiB } from '../../core/text/bytes.ts';
import {
  accountOfKept,
  type KeptVerification,
  readVerification,
  writeVerification,
} from '../../core/verification/keptVerification.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import { fileError } from '../files/fileErrors.ts';
import { fileOfUpload } from '../files/fileOfUpload.ts';
import { keepFile, readKept } from '../files/keptFiles.ts';
import { identityAt } from '../files/localFile.ts';

/** Up to 2 MiB each where all of 10,000 parts differ. */
const keeping = { files: 20, bytes: 8 * MiB };

/**
 * Keeps a verification against a file in `folder`, one an upload, in place of an earlier one.
 * @throws GlacierError `file` when it cannot be written
 */
export async function saveVerification(
  folder: string,
  uploadKey: string,
  run: FinishedVerification,
): Promise<void> {
  const text = writeVerification(uploadKey, run);
  if (text === undefined) return;
  await keepFile(fileOfUpload(folder, uploadKey), folder, text, keeping);
}

/** The verification kept for an upload; undefined without one, and where the file is not known to be the same. */
export async function loadVerification(
  folder: string,
  uploadKey: string,
): Promise<KeptVerification | undefined> {
  const kept = await loadKept(folder, uploadKey);
  if (kept?.verification.against.kind !== 'file') return undefined;
  const { against } = kept.verification;
  const now = await identityAt(against.path).catch(() => undefined);
  return now && changeOf(against.identity, now) === undefined ? kept : undefined;
}

/** The verification kept for an upload, whatever has become of its file; undefined without one. */
export async function loadKept(folder: string, uploadKey: string): Promise<KeptVerification | undefined> {
  return readVerification(uploadKey, await readKept(fileOfUpload(folder, uploadKey), keeping));
}

/**
 * Forgets what was kept of all uploads of an account.
 * @throws GlacierError `file` when a file cannot be removed
 */
export async function forgetVerifications(folder: string, accountId: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (accountOfKept(await readKept(path, keeping)) !== accountId) continue;
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw fileError(path, error);
    }
  }
}
