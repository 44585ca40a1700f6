import { open, rm, stat } from 'node:fs/promises';

/** Milliseconds in which what is done under a lock is done; an older lock is that of a process that has ended. */
const lockLifetime = 10_000;

/**
 * Does `work` while no other process does its own under the same lock, a file at `path`; returns undefined where one
 * does at this moment.
 * @throws the error of the system where the lock can be neither made nor removed; whatever `work` throws
 */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T | undefined> {
  if (await isStale(path)) await removeStale(path);
  const since = Date.now();
  const file = await open(path, 'wx').catch(whereExists);
  if (!file) return undefined;
  try {
    return await work();
  } finally {
    await file.close();
    // After longer than that, as after a sleep of the computer, the lock may be that of another process.
    if (Date.now() - since <= lockLifetime) await rm(path, { force: true });
  }
}

/**
 * Removes the lock of a process that has ended. Only who has a second lock does that, and looks again first: between a
 * look and the removal another process could remove it, and make its own.
 */
async function removeStale(path: string): Promise<void> {
  await whileLocked(`${path}.stale`, async () => {
    if (await isStale(path)) await rm(path, { force: true });
  });
}

async function isStale(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > lockLifetime;
}

/** Nothing, for the error of a file that was to be made and is there already. */
export function whereExists(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
