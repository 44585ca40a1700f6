import { lengthOf } from '../../core/byteRange.ts';
import {
  type VerificationPlan,
  type Expected,
  inOrder,
  judgePart,
  type PlannedPart,
  planVerification,
} from '../../core/verification/planVerification.ts';
import { GlacierError } from '../../core/errors.ts';
import { explainMismatches } from '../../core/verification/explainMismatches.ts';
import { assertGrid, gridOf } from '../../core/parts/partGrid.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import { combineTreeHashes } from '../../core/treeHash/treeHash.ts';
import { verdictOf } from '../../core/verification/verdict.ts';
import type { ListedUpload, Verification } from '../../core/verification/verification.ts';
import { nameOf } from '../files/fileErrors.ts';
import { assertGoing } from '../cancellation.ts';
import type { HashOptions } from '../hashing/hashJob.ts';
import { hashRanges } from '../hashing/hashRanges.ts';
import { explainLinear } from './linearMismatches.ts';
import { type LocalFile, withLocalFile } from '../files/localFile.ts';
import { sha256 } from '../hashing/sha256.ts';

export interface VerifyOptions extends Omit<HashOptions, 'onProgress'> {
  /** Called with each result as soon as it is known: missing parts first, mismatches without their reason. */
  readonly onResult?: (result: PartResult) => void;
  /** Called with the bytes read so far and those of all parts to compare. */
  readonly onProgress?: (read: number, total: number) => void;
}

/**
 * Verifies each listed part of an upload against the same range of a local file. A result only holds if the file did
 * not change after it was opened.
 * @throws GlacierError `file` when it cannot be read or is empty, `fileChanged` when it changes meanwhile, `partSize`
 * or `tooManyParts` before anything is read, `cancelled`
 */
export function verifyFile(
  path: string,
  upload: ListedUpload,
  options: VerifyOptions,
): Promise<Verification> {
  return withLocalFile(path, async (file) => {
    const { pool, signal } = options;
    assertGoing(signal);
    const { size } = file.identity;
    const { partSize, parts } = upload;
    assertGrid(size, partSize);
    if (size === 0) throw new GlacierError('file', `${nameOf(path)} is empty.`);
    const expected: Expected = { parts: gridOf(size, partSize), otherwise: 'beyondEnd' };
    const plan = planVerification(parts, partSize, expected);
    // Keeps the threads for the second look at mismatches.
    const release = pool.hold();
    try {
      const found = await compare(file, plan, options);
      const results = await explainLinear(file, await explainMismatches(inOrder(found), sha256), {
        pool,
        signal,
      });
      await file.assertUnchanged();
      const verdict = verdictOf(results, expected);
      const against = { kind: 'file', path, identity: file.identity } as const;
      const done = { against, partSize, results, verdict };
      return verdict.completion === 'ready' ? { ...done, treeHash: archiveHash(results) } : done;
    } finally {
      await release();
    }
  });
}

async function compare(
  file: LocalFile,
  { planned, missing }: VerificationPlan,
  { pool, signal, onResult, onProgress }: VerifyOptions,
): Promise<PartResult[]> {
  const results: PartResult[] = [];
  const add = (result: PartResult) => {
    results.push(result);
    onResult?.(result);
  };
  const inFile = ({ kind, part }: PlannedPart) => kind !== 'beyondEnd' && part.range.end < file.identity.size;
  const readable = planned.filter(inFile);
  const unreadable = planned.filter((each) => !inFile(each));
  for (const result of missing) add(result);
  for (const each of unreadable) add(judgePart(each, undefined));

  const ranges = readable.map(({ part }) => part.range);
  const total = ranges.reduce((sum, range) => sum + lengthOf(range), 0);
  const take = async ({ index, treeHash }: { index: number; treeHash: string }) => {
    const next = readable[index];
    if (!next) return;
    // On a mismatch, first make sure the file wasn't modified while we read it.
    if (treeHash !== next.part.treeHash) await file.assertUnchanged();
    add(judgePart(next, treeHash));
  };
  await hashRanges(file, ranges, take, {
    pool,
    signal,
    onProgress: (read) => onProgress?.(read, total),
  });
  return results;
}

/** The archive's tree hash, from parts that all match and are in order. */
function archiveHash(results: readonly PartResult[]): string {
  const matching = results.filter((result) => result.kind === 'match');
  return combineTreeHashes(
    matching.map(({ treeHash }) => treeHash),
    sha256,
  );
}
