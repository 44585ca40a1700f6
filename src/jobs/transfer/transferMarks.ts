import { mkdir, open, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type MultipartUpload, uploadKey } from '../../core/model.ts';
import {
  markKey,
  readMark,
  supersedes,
  type TransferMark,
  writeMark,
} from '../../core/transfer/transferMark.ts';
import { fileOfUpload } from '../files/fileOfUpload.ts';
import { replaceFile, sync, writeError } from '../files/replaceFile.ts';

/** Milliseconds after which a mark that nobody renewed is that of a process that has ended. */
const lifetime = 180_000;
const renewInterval = 30_000;

const longAgo = new Date(0);

/** The paths of the marks of this process. */
const held = new Set<string>();

/**
 * Ends a mark. `over`: nothing is left to go on with, so it goes. `interrupted`: it stays as that of work that did not
 * come to its end. `undone`: nothing came of the work, so what an earlier process left, if anything, is there again.
 */
export type Release = (how: 'over' | 'interrupted' | 'undone') => Promise<void>;

/**
 * Marks what is done for an upload, by a file in `folder`, so that no other window does anything to it; returns undefined
 * where another one does. A mark outlives its process only as what tells that the work was interrupted.
 * @throws GlacierError `file` when it cannot be written
 */
export async function markTransfer(folder: string, mark: TransferMark): Promise<Release | undefined> {
  const path = fileOfUpload(folder, markKey(mark));
  if (held.has(path)) return undefined;
  held.add(path);
  const before = await take(path, mark).catch((error: unknown) => {
    held.delete(path);
    throw writeError(path, error);
  });
  if (before === undefined) {
    held.delete(path);
    return undefined;
  }
  const renewing = setInterval(() => {
    void renew(path).catch(() => {});
  }, renewInterval);
  renewing.unref();
  return async (how) => {
    clearInterval(renewing);
    held.delete(path);
    // Another window may have taken over from this one while the computer slept.
    if (!(await isOwn(path))) return;
    const left = how === 'interrupted' || (how === 'undone' && before !== '');
    if (how === 'undone' && left) await replaceFile(path, [before]);
    // The process may end at any moment: its time is changed at once, a text is not.
    if (left) await utimes(path, longAgo, longAgo);
    else await rm(path, { force: true });
  };
}

/** Writes a mark; returns what was there before, empty for nothing, or undefined where it belongs to another process. */
async function take(path: string, mark: TransferMark): Promise<string | undefined> {
  await mkdir(dirname(path), { recursive: true });
  if (await isHeldElsewhere(path)) return undefined;
  const before = await readFile(path, 'utf8').catch(() => '');
  if (readMark(before)) {
    // Whole or not at all: what was interrupted must not be forgotten, whenever this process ends.
    await replaceFile(path, [writeMark(mark)]);
    return before;
  }
  await rm(path, { force: true });
  const file = await open(path, 'wx').catch(whereExists);
  if (!file) return undefined;
  try {
    await file.writeFile(writeMark(mark));
    await sync(file);
  } finally {
    await file.close();
  }
  return '';
}

/** Whether an upload is being sent by a process on this computer. */
export function isBeingSent(
  folder: string,
  upload: Pick<MultipartUpload, 'vaultArn' | 'id'>,
): Promise<boolean> {
  return isHeld(fileOfUpload(folder, uploadKey(upload)));
}

/** The transfers whose process has ended before they did, and whether others are still under way. */
export async function interruptedTransfers(
  folder: string,
): Promise<{ readonly interrupted: readonly TransferMark[]; readonly underWay: boolean }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'));
  const marks = await Promise.all(names.map((name) => look(join(folder, name))));
  const all = marks.flatMap(({ mark }) => mark ?? []);
  const interrupted: TransferMark[] = [];
  for (const { path, mark, isHeld: isUnderWay } of marks) {
    if (isUnderWay) continue;
    // What broke off while it was written tells nothing, and a request whose upload is known by now nothing more.
    if (!mark || all.some((other) => supersedes(other, mark))) await rm(path, { force: true });
    else interrupted.push(mark);
  }
  return { interrupted, underWay: marks.some((each) => each.isHeld) };
}

async function look(path: string) {
  const isUnderWay = await isHeld(path);
  return { path, isHeld: isUnderWay, mark: readMark(await readFile(path, 'utf8').catch(() => '')) };
}

/** Forgets what was interrupted; `key` is that of its mark, or of its upload. */
export async function forgetTransfer(folder: string, key: string): Promise<void> {
  const path = fileOfUpload(folder, key);
  if (!(await isHeld(path))) await rm(path, { force: true });
}

async function isHeld(path: string): Promise<boolean> {
  return held.has(path) || isHeldElsewhere(path);
}

async function isHeldElsewhere(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  // A clock that was set back makes a mark younger, never older than it is.
  if (!stats || Date.now() - stats.mtimeMs > lifetime) return false;
  const mark = readMark(await readFile(path, 'utf8').catch(() => ''));
  // Without a whole mark it is being written at this moment, or its process ended while it was.
  return mark ? isRunning(mark.pid) : Date.now() - stats.mtimeMs < 5000;
}

async function isOwn(path: string): Promise<boolean> {
  return readMark(await readFile(path, 'utf8').catch(() => ''))?.pid === process.pid;
}

async function renew(path: string): Promise<void> {
  const now = new Date();
  if (await isOwn(path)) await utimes(path, now, now);
}

function isRunning(pid: number): boolean {
  // A number that comes again, or a mark that was left.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function whereExists(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
