import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, type FileHandle, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { GlacierError } from '../../core/errors.ts';
import { nameOf } from './fileErrors.ts';
import { fileTexts } from './texts.ts';

const texts = fileTexts.notWritten;

/**
 * Writes a file, chunk by chunk as `text` makes them, beside the existing one, and replaces that when everything is on
 * the disk: a failure at any moment leaves the old file as it was. Links are followed.
 * @throws GlacierError `file` with the cause: no room, no permission, no such folder; whatever `text` throws
 */
export async function replaceFile(path: string, text: Iterable<string>): Promise<void> {
  let beside: string | undefined;
  try {
    const target = await realpath(path).catch(() => linkedPath(path));
    const old = await existing(target);
    // Renaming would silently replace a write-protected file, or something that is no file at all.
    if (old && !old.isFile()) throw notAFile(path);
    if (old) await access(target, constants.W_OK);
    beside = join(dirname(target), `.glacier-${randomBytes(8).toString('hex')}.tmp`);
    const { O_CREAT, O_EXCL, O_WRONLY } = constants;
    const file = await open(beside, O_CREAT | O_EXCL | O_WRONLY);
    try {
      if (old) await file.chmod(old.mode & 0o777);
      for (const piece of text) await file.appendFile(piece);
      await sync(file);
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => {});
    throw writeError(path, error);
  }
}

/** The target of a link that does not exist yet. */
async function linkedPath(path: string): Promise<string> {
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : resolve(dirname(path), target);
}

async function existing(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/** Waits until data is on the disk; some network file systems cannot confirm that. */
export async function sync(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error;
  }
}

function notAFile(path: string): GlacierError {
  return new GlacierError('file', texts.notRegular(nameOf(path)));
}

/** The error of a file that could not be written, as a GlacierError `file`; anything else as it is. */
export function writeError(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return new GlacierError('file', sentenceFor(nameOf(path), code), { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function sentenceFor(name: string, code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return texts.diskFull(name);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return texts.noPermission(name);
    case 'ENOENT':
    case 'ENOTDIR':
      return texts.noFolder(name);
    default:
      return texts.other(name, code);
  }
}
