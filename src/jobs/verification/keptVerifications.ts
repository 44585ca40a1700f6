import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MiB } from '../../core/text/bytes.ts';
import {
  type KeptVerification,
  readVerification,
  writeVerification,
} from '../../core/verification/keptVerification.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import { fileOfUpload } from '../files/fileOfUpload.ts';
import { identityAt } from '../files/localFile.ts';
import { replaceFile } from '../files/replaceFile.ts';

/** How many are kept: the latest ones, of up to 2 MiB each where all of 10,000 parts differ. */
const mostKept = 20;

/** Bytes. */
const largest = 8 * MiB;

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
  await mkdir(folder, { recursive: true });
  await replaceFile(fileOfUpload(folder, uploadKey), [text]);
  await dropOldest(folder);
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
  const path = fileOfUpload(folder, uploadKey);
  const size = (await identityAt(path).catch(() => undefined))?.size ?? 0;
  if (size === 0 || size > largest) return undefined;
  return readVerification(uploadKey, await readFile(path, 'utf8').catch(() => ''));
}

/** Other windows may be doing the same: what is gone already is no failure. */
async function dropOldest(folder: string): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  if (paths.length <= mostKept) return;
  const ages = await Promise.all(
    paths.map(async (path) => ({ path, modified: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  ages.sort((a, b) => b.modified - a.modified);
  await Promise.all(ages.slice(mostKept).map(({ path }) => rm(path, { force: true })));
}
