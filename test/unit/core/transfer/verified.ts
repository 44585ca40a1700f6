import type { Part } from '../../../../src/core/model.ts';
import { gridOf } from '../../../../src/core/parts/partGrid.ts';
import { MiB } from '../../../../src/core/text/bytes.ts';
import { inOrder, judgePart, planVerification } from '../../../../src/core/verification/planVerification.ts';
import { verdictOf } from '../../../../src/core/verification/verdict.ts';
import { type FinishedVerification, finishedRun } from '../../../../src/core/verification/verificationRun.ts';

/** The tree hash of the part of that number of every file here. */
export const local = (number: number): string => number.toString(16).padStart(64, '0');

/** The part of that number (from 1) of a file of `size` bytes, with parts of 1 MiB. */
export function partOf(number: number, size: number, treeHash = local(number)): Part {
  const start = (number - 1) * MiB;
  return { range: { start, end: Math.min(start + MiB, size) - 1 }, treeHash };
}

/** The parts from 1 to `count` of a file of `size` bytes. */
export function partsTo(count: number, size: number): Part[] {
  return Array.from({ length: count }, (_, index) => partOf(index + 1, size));
}

/** The verification of parts against a file of `size` bytes; `read` tells which of them were read. */
export function verified(
  parts: readonly Part[],
  size: number,
  read: (part: Part) => boolean = () => true,
): FinishedVerification {
  const expected = { parts: gridOf(size, MiB), otherwise: 'beyondEnd' } as const;
  const { planned, missing } = planVerification(parts, MiB, expected);
  const found = planned.map((each) => judgePart(each, read(each.part) ? local(each.number) : undefined));
  const results = inOrder([...missing, ...found]);
  const identity = { device: '1', inode: '2', size, modified: '3' };
  const against = { kind: 'file', path: '/data/photos.tar', identity } as const;
  const verdict = verdictOf(results, expected);
  return finishedRun('photos.tar', { against, partSize: MiB, expected, results, verdict }, new Date(0));
}
