import { basename } from 'node:path';
import { GlacierError, toGlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { assertPartSize } from '../../core/parts/partGrid.ts';
import { maxParts } from '../../core/serviceLimits.ts';
import type { ListedUpload } from '../../core/verification/verification.ts';
import { filesIn, type FoundFile } from '../files/filesIn.ts';
import { assertGoing } from '../cancellation.ts';
import type { HashOptions } from '../hashing/hashJob.ts';
import type { HashPool } from '../hashing/hashPool.ts';
import { hashRanges } from '../hashing/hashRanges.ts';
import { withLocalFile } from '../files/localFile.ts';
import { verificationTexts as texts } from './texts.ts';

export interface FindProgress {
  /** Files examined in the folder; all of them once `total` is set. */
  readonly seen: number;
  /** Files that were read in part, of the `total` that are large enough. */
  readonly read: number;
  readonly total?: number;
}

export interface FindOptions {
  readonly pool: HashPool;
  readonly signal?: AbortSignal;
  /** What the file may be called: files of that name, in any case, come first. */
  readonly name?: string | undefined;
  readonly onProgress?: (progress: FindProgress) => void;
  /** Called with each file as soon as it is found. */
  readonly onFound?: (file: FoundFile) => void;
}

export interface FindResult {
  /** Files with the same first listed part; nothing is known about their other parts. The likeliest come first. */
  readonly found: readonly FoundFile[];
  /** Files and folders that could not be read, or changed while being read. */
  readonly skipped: readonly string[];
}

/**
 * Searches a folder, and all in it, for the file an upload is of: by size first, then by one part.
 * @throws GlacierError `file` when the folder cannot be read, `invalid` for an upload without parts, `partSize`,
 * `cancelled`
 */
export async function findFile(
  folder: string,
  { partSize, parts }: ListedUpload,
  { pool, signal, name, onProgress, onFound }: FindOptions,
): Promise<FindResult> {
  assertPartSize(partSize);
  const sorted = parts.toSorted((a, b) => a.range.start - b.range.start);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) throw new GlacierError('invalid', texts.noParts);
  const least = last.range.end + 1;
  const skipped: string[] = [];
  const candidates: FoundFile[] = [];
  let seen = 0;
  for await (const file of filesIn(folder, { signal, onSkip: (path) => skipped.push(path) })) {
    seen++;
    if (file.size >= least && file.size <= maxParts * partSize) candidates.push(file);
    onProgress?.({ seen, read: 0 });
  }
  assertGoing(signal);
  // No file smaller than what is listed; the smaller the file, the less of it is missing from the upload.
  const isNamed = (file: FoundFile) => basename(file.path).toLowerCase() === name?.toLowerCase();
  candidates.sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || a.size - b.size);

  const matching = new Set<FoundFile>();
  let read = 0;
  await forEachAtOnce(candidates, pool, async (file) => {
    const answer = await hasPart(file.path, first, { pool, signal });
    if (answer === 'unreadable') skipped.push(file.path);
    if (answer === 'yes') {
      matching.add(file);
      onFound?.(file);
    }
    onProgress?.({ seen, read: ++read, total: candidates.length });
  });
  return { found: candidates.filter((file) => matching.has(file)), skipped };
}

/** Whether a file has the part. A file that cannot be read, or changes meanwhile, does not end the search. */
async function hasPart(
  path: string,
  { range, treeHash }: Part,
  options: HashOptions,
): Promise<'yes' | 'no' | 'unreadable'> {
  try {
    return await withLocalFile(path, async (file) => {
      let same = false;
      await hashRanges(file, [range], (hash) => void (same = hash.treeHash === treeHash), options);
      await file.assertUnchanged();
      return same ? 'yes' : 'no';
    });
  } catch (error) {
    const { kind } = toGlacierError(error);
    if (kind === 'file' || kind === 'fileChanged') return 'unreadable';
    throw error;
  }
}

/**
 * Processes as many items at once as there are threads. Throws the first failure, after everything that had begun has
 * ended.
 */
async function forEachAtOnce<T>(
  items: readonly T[],
  pool: HashPool,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const release = pool.hold();
  const rest = items.toReversed();
  const worker = async () => {
    try {
      for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
    } finally {
      // After a failure there is nothing left for the others to take.
      rest.length = 0;
    }
  };
  const workers = Array.from({ length: pool.threads }, worker);
  try {
    await Promise.allSettled(workers);
    await Promise.all(workers);
  } finally {
    await release();
  }
}
