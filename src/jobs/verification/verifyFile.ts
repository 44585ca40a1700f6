import { GlacierError, toGlacierError } from '../../core/errors.ts';
import { gridOf, assertGrid } from '../../core/parts/partGrid.ts';
import { combineTreeHashes } from '../../core/treeHash/treeHash.ts';
import { explainMismatches } from '../../core/verification/explainMismatches.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import { type Expected, inOrder, planVerification } from '../../core/verification/planVerification.ts';
import { verdictOf } from '../../core/verification/verdict.ts';
import type { ListedUpload, Verification } from '../../core/verification/verification.ts';
import { assertGoing } from '../cancellation.ts';
import { nameOf } from '../files/fileErrors.ts';
import { type LocalFile, withLocalFile } from '../files/localFile.ts';
import type { HashOptions } from '../hashing/hashJob.ts';
import { sha256 } from '../hashing/sha256.ts';
import { compareParts, type CompareOptions } from './compareParts.ts';
import { explainLinear } from './linearMismatches.ts';
import { verificationTexts as texts } from './texts.ts';

/** What a verification found, all of it unless `stopped` says why the rest is unverified. */
export interface VerifyOutcome {
  readonly verification: Verification;
  readonly stopped?: GlacierError;
}

/**
 * Verifies each listed part of an upload against the same range of a local file. A result only holds if the file did
 * not change after it was opened. When reading ends early, by the signal or as the file cannot be read any further, what
 * was found so far is returned.
 * @throws GlacierError `file` when it cannot be opened or is empty, `fileChanged` when it changes meanwhile, `partSize`
 * or `tooManyParts` before anything is read, `cancelled` before that
 */
export function verifyFile(
  path: string,
  upload: ListedUpload,
  options: CompareOptions,
): Promise<VerifyOutcome> {
  return withLocalFile(path, async (file) => {
    const { pool, signal } = options;
    assertGoing(signal);
    const { size } = file.identity;
    const { partSize, parts } = upload;
    assertGrid(size, partSize);
    if (size === 0) throw new GlacierError('file', texts.empty(nameOf(path)));
    const expected: Expected = { parts: gridOf(size, partSize), otherwise: 'beyondEnd' };
    const plan = planVerification(parts, partSize, expected);
    // Keeps the threads for the second look at mismatches.
    const release = pool.hold();
    try {
      const { found, stopped } = await compareParts(file, plan, options);
      const explained = await explainMismatches(inOrder(found), sha256);
      const results = stopped ? explained : await withLinear(file, explained, { pool, signal });
      await file.assertUnchanged();
      const verdict = verdictOf(results, expected);
      const against = { kind: 'file', path, identity: file.identity } as const;
      const done = { against, partSize, expected, results, verdict };
      const verification =
        verdict.completion === 'ready' ? { ...done, treeHash: archiveHash(results) } : done;
      return { verification, ...(stopped && { stopped }) };
    } finally {
      await release();
    }
  });
}

/** Adds what a second reading of mismatches tells; where that ends early, all parts have been compared nonetheless. */
async function withLinear(
  file: LocalFile,
  results: PartResult[],
  options: HashOptions,
): Promise<PartResult[]> {
  return explainLinear(file, results, options).catch((error: unknown) => {
    if (toGlacierError(error).kind === 'fileChanged') throw error;
    return results;
  });
}

/** The archive's tree hash, from parts that all match and are in order. */
function archiveHash(results: readonly PartResult[]): string {
  const matching = results.filter((result) => result.kind === 'match');
  return combineTreeHashes(
    matching.map(({ treeHash }) => treeHash),
    sha256,
  );
}
