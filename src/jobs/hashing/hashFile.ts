import type { FileIdentity } from '../../core/verification/fileIdentity.ts';
import type { Part } from '../../core/model.ts';
import { assertGrid, gridOf } from '../../core/parts/partGrid.ts';
import { combineTreeHashes } from '../../core/treeHash/treeHash.ts';
import { assertGoing } from '../cancellation.ts';
import type { HashOptions } from './hashJob.ts';
import { hashLinear } from './hashLinear.ts';
import { hashRanges } from './hashRanges.ts';
import { type LocalFile, withLocalFile } from '../files/localFile.ts';
import { sha256 } from './sha256.ts';

export interface HashFileOptions extends Omit<HashOptions, 'onProgress'> {
  /** Part size in bytes, to hash the file part by part as an upload of it would be. */
  readonly partSize?: number;
  /** Whether to also compute the SHA-256 of all bytes in one go, which reads the file a second time. */
  readonly linear?: boolean;
  /** Called with the bytes read so far and the bytes to read, which are twice the file's with `linear`. */
  readonly onProgress?: (read: number, total: number) => void;
}

/** The hashes of a file, lower-case hex. They hold as long as the file has this identity. */
export interface FileHashes {
  readonly identity: FileIdentity;
  readonly treeHash: string;
  readonly linear?: string;
  /** With a part size: the parts that an upload of the file would have, in order. */
  readonly parts?: readonly Part[];
}

/**
 * Computes the tree hash of a whole file. Of an empty one it is the SHA-256 of nothing.
 * @throws GlacierError `file` when it cannot be read, `fileChanged` when it changes meanwhile, `partSize` or
 * `tooManyParts` before anything is read, `cancelled`
 */
export function hashFile(path: string, options: HashFileOptions): Promise<FileHashes> {
  return withLocalFile(path, async (file) => {
    assertGoing(options.signal);
    const { size } = file.identity;
    const { partSize, linear, onProgress, ...rest } = options;
    if (partSize !== undefined) assertGrid(size, partSize);
    const read = { tree: 0, linear: 0 };
    const progressOf = (which: keyof typeof read) => (bytes: number) => {
      read[which] = bytes;
      onProgress?.(read.tree + read.linear, linear ? 2 * size : size);
    };
    const [trees, linearHash] = await together(rest.signal, (signal) => [
      treesOf(file, partSize, { ...rest, signal, onProgress: progressOf('tree') }),
      linear
        ? linearOf(file, { ...rest, signal, onProgress: progressOf('linear') })
        : Promise.resolve(undefined),
    ]);
    await file.assertUnchanged();
    const linearPart = linearHash === undefined ? {} : { linear: linearHash };
    return { identity: file.identity, ...trees, ...linearPart };
  });
}

async function treesOf(file: LocalFile, partSize: number | undefined, options: HashOptions) {
  const { size } = file.identity;
  const wholeFile = size > 0 ? [{ start: 0, end: size - 1 }] : [];
  const ranges = partSize === undefined ? wholeFile : [...gridOf(size, partSize).values()];
  const hashes: string[] = [];
  await hashRanges(file, ranges, ({ treeHash }) => void hashes.push(treeHash), options);
  const treeHash = combineTreeHashes(hashes, sha256);
  if (partSize === undefined) return { treeHash };
  return { treeHash, parts: ranges.map((range, index) => ({ range, treeHash: hashes[index] ?? '' })) };
}

async function linearOf(file: LocalFile, options: HashOptions): Promise<string> {
  const { size } = file.identity;
  return size > 0 ? hashLinear(file, { start: 0, end: size - 1 }, options) : combineTreeHashes([], sha256);
}

/** Runs two tasks at once. When one fails the other is cancelled, and has ended by the time this throws. */
async function together<A, B>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => readonly [Promise<A>, Promise<B>],
): Promise<[A, B]> {
  const abort = new AbortController();
  const tasks = start(signal ? AbortSignal.any([signal, abort.signal]) : abort.signal);
  try {
    return await Promise.all(tasks);
  } catch (error) {
    abort.abort();
    await Promise.allSettled(tasks);
    throw error;
  }
}
