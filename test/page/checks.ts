import { type Expected, inOrder, judgePart, planChecks } from '../../src/core/checkParts.ts';
import { formatRange } from '../../src/core/byteRange.ts';
import type { Part } from '../../src/core/model.ts';
import { gridOf } from '../../src/core/partGrid.ts';
import type { PartResult } from '../../src/core/partResult.ts';
import { verdictOf } from '../../src/core/verdict.ts';
import type { PartsCheck } from '../../src/store/partsList.ts';
import { partSize } from './uploads.ts';

/** A local file of so many whole parts, in which those of the numbers in `differing` have other bytes than at Glacier. */
export interface ComparedFile {
  readonly name: string;
  readonly parts: number;
  readonly differing: readonly number[];
}

/** What comparing listed parts with a file finds, when it is over. */
export function finishedCheck(listed: readonly Part[], { name, parts, differing }: ComparedFile): PartsCheck {
  const size = parts * partSize;
  const expected: Expected = { parts: gridOf(size, partSize), otherwise: 'beyondEnd' };
  const { checks, missing } = planChecks(listed, partSize, expected);
  const found = checks.map((check) =>
    judgePart(check, differing.includes(check.number) ? 'f'.repeat(64) : check.part.treeHash),
  );
  const results = inOrder([...missing, ...found]);
  const identity = { device: '1', inode: '1', size, modified: '0' };
  const verification = {
    comparand: { kind: 'file', path: `/data/${name}`, identity },
    partSize,
    results,
    verdict: verdictOf(results, expected),
  } as const;
  return { name, results: byRange(results), verification, finished: new Date(0) };
}

/** Results as a list keeps them. */
export function byRange(results: readonly PartResult[]): Map<string, PartResult> {
  return new Map(results.map((result) => [formatRange(result.range), result]));
}
