import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { GlacierError } from '../core/errors.ts';
import { nameOf } from './fileErrors.ts';

/**
 * Writes a file, in pieces as `text` makes them, beside the one that may be there, and puts it in that one's place when
 * all of it is on the disk: a failure at any moment leaves the old file as it was. A link leads to the file it is for.
 * @throws GlacierError `file` with the cause: no room, no permission, no such folder; whatever `text` throws
 */
export async function replaceFile(path: string, text: Iterable<string>): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (stats) => stats.mode & 0o777,
    () => 0o666,
  );
  const beside = join(
    dirname(target),
    `.${basename(target).slice(0, 200)}.${randomBytes(6).toString('hex')}`,
  );
  try {
    const { O_CREAT, O_EXCL, O_WRONLY } = constants;
    const file = await open(beside, O_CREAT | O_EXCL | O_WRONLY, mode);
    try {
      for (const piece of text) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw writeError(path, error);
  }
}

function writeError(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  return new GlacierError('file', sentenceFor(nameOf(path), String(error.code)), { cause: error });
}

function sentenceFor(name: string, code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `${name} was not written: the disk is full.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${name} was not written: you may not write there.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `${name} was not written: its folder does not exist.`;
    case 'EISDIR':
      return `${name} was not written: it is a folder.`;
    default:
      return `${name} was not written (${code}).`;
  }
}
