import { mkdir, open, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type MultipartUpload, uploadKey } from '../../core/model.ts';
import { isUploadId, isVaultName } from '../../core/aws/names.ts';
import { fileOfUpload } from '../files/fileOfUpload.ts';
import { sync, writeError } from '../files/replaceFile.ts';

/** What is being sent, and by which process. */
export interface TransferMark {
  /** Of the connection in VS Code. */
  readonly sessionId: string;
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly uploadId: string;
  /** Of the upload, as it is called on screen. */
  readonly name: string;
  /** Of the local file. */
  readonly path: string;
  readonly pid: number;
}

/** Milliseconds after which a mark that nobody renewed is that of a process that has ended. */
const lifetime = 180_000;
const renewInterval = 30_000;

const longAgo = new Date(0);

/** The paths of the marks of this process. */
const held = new Set<string>();

type MarkedUpload = Pick<MultipartUpload, 'vaultArn' | 'id'>;

/** Ends a mark; `interrupted` leaves it as that of a transfer that did not come to its end. */
export type Release = (interrupted?: boolean) => Promise<void>;

/**
 * Marks an upload as being sent, by a file in `folder`, so that no other window does the same; returns undefined where
 * another one does. A mark outlives its process only as what tells that the transfer was interrupted.
 * @throws GlacierError `file` when it cannot be written
 */
export async function markTransfer(folder: string, mark: TransferMark): Promise<Release | undefined> {
  const path = pathOf(folder, { vaultArn: mark.vaultArn, id: mark.uploadId });
  try {
    await mkdir(folder, { recursive: true });
    if (await isHeld(path)) return undefined;
    await rm(path, { force: true });
    const file = await open(path, 'wx').catch(whereExists);
    if (!file) return undefined;
    try {
      await file.writeFile(JSON.stringify(mark));
      await sync(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw writeError(path, error);
  }
  const renewing = setInterval(() => {
    void renew(path).catch(() => {});
  }, renewInterval);
  renewing.unref();
  held.add(path);
  return async (interrupted = false) => {
    clearInterval(renewing);
    held.delete(path);
    // Another window may have taken over from this one while the computer slept.
    if (!(await isOwn(path))) return;
    // The process may end at any moment: its time is changed at once, a text is not.
    if (interrupted) await utimes(path, longAgo, longAgo);
    else await rm(path, { force: true });
  };
}

/** Whether an upload is being sent by a process on this computer. */
export function isBeingSent(folder: string, upload: MarkedUpload): Promise<boolean> {
  return isHeld(pathOf(folder, upload));
}

/** The transfers whose process has ended before they did, and whether others are still under way. */
export async function interruptedTransfers(
  folder: string,
): Promise<{ readonly interrupted: readonly TransferMark[]; readonly underWay: boolean }> {
  const names = await readdir(folder).catch(() => []);
  const paths = names.map((name) => join(folder, name));
  const marks = await Promise.all(
    paths.map(async (path) =>
      (await isHeld(path)) ? undefined : readMark(await readFile(path, 'utf8').catch(() => '')),
    ),
  );
  const interrupted = marks.filter((mark) => mark !== undefined);
  return { interrupted, underWay: interrupted.length < paths.length };
}

/** Forgets an interrupted transfer. */
export async function forgetTransfer(folder: string, upload: MarkedUpload): Promise<void> {
  const path = pathOf(folder, upload);
  if (!(await isHeld(path))) await rm(path, { force: true });
}

async function isHeld(path: string): Promise<boolean> {
  if (held.has(path)) return true;
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

function readMark(text: string): TransferMark | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { sessionId, vaultName, vaultArn, uploadId, name, path, pid } = (value ?? {}) as Record<
    string,
    unknown
  >;
  const texts = [sessionId, vaultName, vaultArn, uploadId, name, path];
  if (!texts.every((each) => typeof each === 'string') || !Number.isSafeInteger(pid)) return undefined;
  const mark = value as TransferMark;
  return mark.pid > 0 && isVaultName(mark.vaultName) && isUploadId(mark.uploadId) ? mark : undefined;
}

function pathOf(folder: string, upload: MarkedUpload): string {
  return fileOfUpload(folder, uploadKey(upload));
}
