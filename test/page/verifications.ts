import {
  type Expected,
  inOrder,
  judgePart,
  planVerification,
} from '../../src/core/verification/planVerification.ts';
import { compareHashList } from '../../src/core/hashList/compareHashList.ts';
import { formatRange } from '../../src/core/byteRange.ts';
import type { Part } from '../../src/core/model.ts';
import { gridOf } from '../../src/core/parts/partGrid.ts';
import type { PartResult } from '../../src/core/verification/partResult.ts';
import { verdictOf } from '../../src/core/verification/verdict.ts';
import { type FinishedVerification, finishedRun } from '../../src/core/verification/verificationRun.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { partSize } from './uploads.ts';

/** A local file of so many whole parts, in which those of the numbers in `differing` have other bytes than at Glacier. */
export interface ComparedFile {
  readonly name: string;
  readonly parts: number;
  readonly differing: readonly number[];
}

/** What comparing listed parts with a file finds, when it is over. */
export function finishedVerification(
  listed: readonly Part[],
  { name, parts, differing }: ComparedFile,
): FinishedVerification {
  const size = parts * partSize;
  const expected: Expected = { parts: gridOf(size, partSize), otherwise: 'beyondEnd' };
  const { planned, missing } = planVerification(listed, partSize, expected);
  const found = planned.map((each) =>
    judgePart(each, differing.includes(each.number) ? 'f'.repeat(64) : each.part.treeHash),
  );
  const results = inOrder([...missing, ...found]);
  const identity = { device: '1', inode: '1', size, modified: '0' };
  const verification = {
    against: { kind: 'file', path: `/data/${name}`, identity },
    partSize,
    expected,
    results,
    verdict: verdictOf(results, expected),
  } as const;
  return finishedRun(name, verification, new Date(0));
}

/** What comparing listed parts with a list of hashes, in the order of the parts, finds. */
export async function finishedComparison(
  listed: readonly Part[],
  name: string,
  hashes: readonly string[],
): Promise<FinishedVerification> {
  const list = { kind: 'ordered', hashes } as const;
  const found = await compareHashList(`/data/${name}`, list, { partSize, parts: listed }, sha256);
  return finishedRun(name, found, new Date(0));
}

/** Results as they come in. */
export function byRange(results: readonly PartResult[]): Map<string, PartResult> {
  return new Map(results.map((result) => [formatRange(result.range), result]));
}
