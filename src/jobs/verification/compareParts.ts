import { totalLength } from '../../core/byteRange.ts';
import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import { changeOf, type FileIdentity } from '../../core/verification/fileIdentity.ts';
import type { PartResult } from '../../core/verification/partResult.ts';
import {
  judgePart,
  type PlannedPart,
  type VerificationPlan,
} from '../../core/verification/planVerification.ts';
import { byRange, knownResult, type ResultsByRange } from '../../core/verification/recount.ts';
import type { Verification } from '../../core/verification/verification.ts';
import type { LocalFile } from '../files/localFile.ts';
import type { HashOptions } from '../hashing/hashJob.ts';
import { hashRanges } from '../hashing/hashRanges.ts';

export interface CompareOptions extends Omit<HashOptions, 'onProgress'> {
  /** An unfinished verification of the same upload: if the file is the same, what it found is not read again. */
  readonly earlier?: Verification | undefined;
  /** Called with each result as soon as it is known: missing parts first, mismatches without their reason. */
  readonly onResult?: (result: PartResult) => void;
  /** Called with the bytes read so far and those of all parts to compare. */
  readonly onProgress?: (read: number, total: number) => void;
}

/**
 * The results for all parts of a plan; those that were not reached are unverified, and `stopped` says why.
 * @throws GlacierError `fileChanged`
 */
export async function compareParts(
  file: LocalFile,
  { planned, missing }: VerificationPlan,
  { pool, signal, earlier, onResult, onProgress }: CompareOptions,
): Promise<{ readonly found: PartResult[]; readonly stopped?: GlacierError }> {
  const found: PartResult[] = [];
  const add = (result: PartResult) => {
    found.push(result);
    onResult?.(result);
  };
  const known = knownOf(earlier, file.identity);
  const inFile = ({ kind, part }: PlannedPart) => kind !== 'beyondEnd' && part.range.end < file.identity.size;
  const open: PlannedPart[] = [];
  for (const result of missing) add(result);
  for (const each of planned) {
    const before = knownResult(each, known);
    if (before) add(before);
    else if (inFile(each)) open.push(each);
    else add(judgePart(each, undefined));
  }

  const ranges = open.map(({ part }) => part.range);
  const total = totalLength(ranges);
  let taken = 0;
  const take = async ({ index, treeHash }: { index: number; treeHash: string }) => {
    const next = open[index];
    if (!next) return;
    // On a mismatch, first make sure the file wasn't modified while we read it.
    if (treeHash !== next.part.treeHash) await file.assertUnchanged();
    add(judgePart(next, treeHash));
    taken = index + 1;
  };
  try {
    await hashRanges(file, ranges, take, { pool, signal, onProgress: (read) => onProgress?.(read, total) });
    return { found };
  } catch (cause) {
    const stopped = toGlacierError(cause);
    if (stopped.kind === 'fileChanged') throw stopped;
    for (const each of open.slice(taken)) add(judgePart(each, undefined));
    return { found, stopped };
  }
}

/** What is known of the file; nothing if it has changed, or if all was read: whoever asks again wants it read again. */
function knownOf(earlier: Verification | undefined, identity: FileIdentity): ResultsByRange {
  const isSame =
    earlier?.against.kind === 'file' && changeOf(earlier.against.identity, identity) === undefined;
  return isSame && earlier.verdict.unverified.length > 0 ? byRange(earlier.results) : new Map();
}
