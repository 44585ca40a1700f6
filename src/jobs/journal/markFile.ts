import { mkdir, open, rm, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { GlacierError } from '../../core/errors.ts';
import { MiB } from '../../core/text/bytes.ts';
import {
  type MarkOwner,
  type OwnedMark,
  readMark,
  type TransferMark,
  writeMark,
} from '../../core/transfer/transferMark.ts';
import { nameOf } from '../files/fileErrors.ts';
import { replaceFile, sync } from '../files/replaceFile.ts';
import { fileTexts } from '../files/texts.ts';
import { whereExists, whileLocked } from './fileLock.ts';
import { readRegularFile } from './regularFile.ts';

const texts = fileTexts.notWritten;

/** Milliseconds after which a mark that nobody renewed is that of a process that has ended. */
export const markLifetime = 180_000;

/** Bytes; the longest mark lists the IDs of a vault's uploads. */
const mostBytes = 4 * MiB;

/** This process; the name of a computer may change while it runs. */
const self: MarkOwner = { pid: process.pid, host: hostname() };

/**
 * What is at the path of a mark; `age` in milliseconds. Only a `broken` one, which was read and is no mark, tells nothing:
 * an `unreadable` one may be read in a moment, as once fewer files are open, and is another process's until then. What is
 * `foreign`, such as a pipe or a huge file, was never a mark: it tells of no transfer, and is not removed.
 */
export type FoundMark =
  | { readonly kind: 'mark'; readonly mark: OwnedMark; readonly text: string; readonly age: number }
  | { readonly kind: 'broken'; readonly age: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable' };

/** Looks at the path of a mark. */
export async function markAt(path: string): Promise<FoundMark> {
  try {
    const file = await readRegularFile(path, mostBytes);
    if (!file) return { kind: 'foreign' };
    const { text, modified } = file;
    const age = Date.now() - modified;
    const mark = readMark(text);
    return mark ? { kind: 'mark', mark, text, age } : { kind: 'broken', age };
  } catch (error) {
    return { kind: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable' };
  }
}

/**
 * Writes a mark; returns what was there before, empty for nothing, or undefined where it belongs to another process.
 * @throws GlacierError `file` where something is in its place that is no mark's; the error of the system
 */
export async function takeMark(path: string, mark: TransferMark): Promise<string | undefined> {
  await mkdir(dirname(path), { recursive: true });
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  return whileLocked(lock, () => takeLocked(path, mark));
}

/** One process at a time: between the look at a mark and its change no other one does the same. */
async function takeLocked(path: string, mark: TransferMark): Promise<string | undefined> {
  const found = await markAt(path);
  if (isHeldElsewhere(found)) return undefined;
  if (found.kind === 'foreign') throw new GlacierError('file', texts.other(nameOf(path), 'EEXIST'));
  if (found.kind === 'mark') {
    // Whole or not at all: what was interrupted must not be forgotten, whenever this process ends.
    await replaceFile(path, [writeMark(mark, self)]);
    return found.text;
  }
  if (found.kind === 'broken') await rm(path, { force: true });
  const file = await open(path, 'wx').catch(whereExists);
  if (!file) return undefined;
  try {
    await file.writeFile(writeMark(mark, self));
    await sync(file);
  } catch (error) {
    // Half a mark would look as if another process wrote it at this moment.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return '';
}

/** Whether a mark is that of another process which is running, or may be. */
export function isHeldElsewhere(found: FoundMark): boolean {
  if (found.kind === 'none' || found.kind === 'foreign') return false;
  if (found.kind === 'unreadable') return true;
  // Without a whole mark it is being written at this moment, or its process ended while it was.
  if (found.kind === 'broken') return found.age < 5000;
  // A clock that was set back makes a mark younger, never older than it is.
  return found.age <= markLifetime && isRunning(found.mark);
}

/** Whether a mark is gone, or another process's. Where it cannot be read, as for a moment on a network drive, it is not. */
export async function isLost(path: string): Promise<boolean> {
  const found = await markAt(path);
  if (found.kind !== 'mark') return found.kind === 'none';
  return found.mark.pid !== self.pid || found.mark.host !== self.host;
}

/** Changes what a mark of this process says of the same upload; returns whether it still is this process's. */
export async function rewrite(path: string, mark: TransferMark): Promise<boolean> {
  if (await isLost(path)) return false;
  await replaceFile(path, [writeMark(mark, self)]);
  return true;
}

/** Keeps a mark of this process young; returns whether it still is this process's. */
export async function renew(path: string): Promise<boolean> {
  if (await isLost(path)) return false;
  const now = new Date();
  await utimes(path, now, now);
  return true;
}

/** Of another computer nothing is known but that it has renewed the mark. */
function isRunning({ pid, host }: MarkOwner): boolean {
  if (host !== self.host) return true;
  // A number that comes again, or a mark that was left.
  if (pid === self.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
