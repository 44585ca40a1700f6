import { readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type MultipartUpload, uploadKey } from '../../core/model.ts';
import { markKey, type OwnedMark, supersedes, type TransferMark } from '../../core/transfer/transferMark.ts';
import { fileOfUpload } from '../files/fileOfUpload.ts';
import { replaceFile, writeError } from '../files/replaceFile.ts';
import { isHeldElsewhere, isLost, markAt, renew, rewrite, takeMark } from './markFile.ts';

/** Milliseconds. */
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
 * where another one does. A mark outlives its process only as what tells that the work was interrupted. `onLost` is
 * called once another process has taken it over, as it may after a sleep of the computer.
 * @throws GlacierError `file` when it cannot be written
 */
export async function markTransfer(
  folder: string,
  mark: TransferMark,
  onLost: () => void = () => {},
): Promise<Release | undefined> {
  const path = fileOfUpload(folder, markKey(mark));
  if (held.has(path)) return undefined;
  held.add(path);
  const before = await takeMark(path, mark).catch((error: unknown) => {
    held.delete(path);
    throw writeError(path, error);
  });
  if (before === undefined) {
    held.delete(path);
    return undefined;
  }
  const keep = async () => {
    if (await renew(path)) return;
    clearInterval(renewing);
    onLost();
  };
  const renewing = setInterval(() => void keep().catch(() => {}), renewInterval);
  renewing.unref();
  return async (how) => {
    clearInterval(renewing);
    held.delete(path);
    // Another window may have taken over from this one while the computer slept.
    if (await isLost(path)) return;
    const left = how === 'interrupted' || (how === 'undone' && before !== '');
    if (how === 'undone' && left) await replaceFile(path, [before]);
    // The process may end at any moment: its time is changed at once, a text is not.
    if (left) await utimes(path, longAgo, longAgo);
    else await rm(path, { force: true });
  };
}

/** Leaves a mark of what is yet to be done, for whoever does it: this window in a moment, or else the next one. */
export async function leaveMark(folder: string, mark: TransferMark): Promise<void> {
  const release = await markTransfer(folder, mark);
  await release?.('interrupted');
}

/** Changes what a mark of this process says of the same upload; returns whether it still is this process's. */
export function rewriteMark(folder: string, mark: TransferMark): Promise<boolean> {
  return rewrite(fileOfUpload(folder, markKey(mark)), mark);
}

/** Whether an upload is being sent, by this window, another one, or another computer that has the same folder. */
export async function isBeingSent(
  folder: string,
  upload: Pick<MultipartUpload, 'vaultArn' | 'id'>,
): Promise<boolean> {
  return (await look(fileOfUpload(folder, uploadKey(upload)))).isHeld;
}

/** The transfers whose process has ended before they did, and whether others are still under way. */
export async function interruptedTransfers(
  folder: string,
): Promise<{ readonly interrupted: readonly OwnedMark[]; readonly underWay: boolean }> {
  const names = await namesIn(folder);
  if (!names) return { interrupted: [], underWay: true };
  const marks = await Promise.all(names.map((name) => look(join(folder, name))));
  const all = marks.flatMap(({ found }) => (found.kind === 'mark' ? found.mark : []));
  const interrupted: OwnedMark[] = [];
  for (const { path, found, isHeld: isUnderWay } of marks) {
    if (isUnderWay) continue;
    const mark = found.kind === 'mark' ? found.mark : undefined;
    // What broke off while it was written tells nothing, and a request whose upload is known by now nothing more.
    if (found.kind === 'broken' || (mark && all.some((other) => supersedes(other, mark))))
      await rm(path, { force: true }).catch(() => {});
    else if (mark) interrupted.push(mark);
  }
  return { interrupted, underWay: marks.some((each) => each.isHeld) };
}

/** The names of the marks; undefined where the folder cannot be read, as for a moment while too many files are open. */
async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : undefined;
  }
}

/** Forgets what was interrupted; `key` is that of its mark, or of its upload. */
export async function forgetTransfer(folder: string, key: string): Promise<void> {
  const { path, found, isHeld } = await look(fileOfUpload(folder, key));
  if (!isHeld && (found.kind === 'mark' || found.kind === 'broken')) await rm(path, { force: true });
}

async function look(path: string) {
  const found = await markAt(path);
  return { path, found, isHeld: held.has(path) || isHeldElsewhere(found) };
}
