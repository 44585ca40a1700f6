import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { identityAt } from './localFile.ts';
import { replaceFile } from './replaceFile.ts';

/** Limits on what is kept in a folder. */
export interface Keeping {
  /** Files: the latest ones. */
  readonly files: number;
  /** Bytes of a file that is read. */
  readonly bytes: number;
}

/**
 * Writes a file that a later window may read, and drops the oldest ones in its folder.
 * @throws GlacierError `file` when it cannot be written
 */
export async function keepFile(path: string, folder: string, text: string, keeping: Keeping): Promise<void> {
  await mkdir(folder, { recursive: true });
  await replaceFile(path, [text]);
  await dropOldest(folder, keeping.files);
}

/** The text of a kept file; empty where there is none that can be read. */
export async function readKept(path: string, keeping: Keeping): Promise<string> {
  const size = (await identityAt(path).catch(() => undefined))?.size ?? 0;
  return size > keeping.bytes ? '' : readFile(path, 'utf8').catch(() => '');
}

/** Other windows may be doing the same: what is gone already is no failure. */
async function dropOldest(folder: string, most: number): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  if (paths.length <= most) return;
  const ages = await Promise.all(
    paths.map(async (path) => ({ path, modified: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  ages.sort((a, b) => b.modified - a.modified);
  await Promise.all(ages.slice(most).map(({ path }) => rm(path, { force: true })));
}
