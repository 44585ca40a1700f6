import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Part } from '../../../../src/core/model.ts';
import { MiB } from '../../../../src/core/text/bytes.ts';
import { judgeCompletion } from '../../../../src/core/transfer/completion.ts';
import { completionFacts, describeObstacle } from '../../../../src/core/transfer/texts/completion.ts';
import type { FinishedVerification } from '../../../../src/core/verification/verificationRun.ts';
import { partOf, partsTo, verified } from './verified.ts';

const size = 6 * MiB + 5;
const all = partsTo(7, size);
const wrong = 'f'.repeat(64);
const unverified = (parts: readonly Part[], run?: FinishedVerification) => run?.after(parts, true);

/** Why an upload of these parts is not completed; empty where it is. */
function refusal(parts: readonly Part[], run?: FinishedVerification, change?: string): string {
  const judged = judgeCompletion(parts, MiB, run, change);
  return judged.kind === 'refused' ? describeObstacle(judged.obstacle) : '';
}

describe('completing an upload', () => {
  const refused: [string, readonly Part[], FinishedVerification | undefined, RegExp][] = [
    ['without parts', [], undefined, /^The upload has no parts/],
    [
      'with a gap at the start',
      all.slice(1),
      undefined,
      /^The upload has a gap at 0 – 1 MiB\. Send the missing/,
    ],
    ['with a gap in the middle', all.filter((_, at) => at !== 3), undefined, /a gap at 3 – 4 MiB\./],
    [
      'with two gaps',
      all.filter((_, at) => at !== 1 && at !== 3),
      undefined,
      /^The upload has 2 gaps \(2 MiB\), the first at 1 – 2 MiB\./,
    ],
    [
      'with a short part in the middle',
      all.map((part, at) =>
        at === 2 ? { ...part, range: { ...part.range, end: part.range.end - 7 } } : part,
      ),
      undefined,
      /^Part 3 is short\. Only the last part may be shorter than the part size: send it again\.$/,
    ],
    [
      'with a part off its boundary',
      [...all.slice(0, 6), { range: { start: 5 * MiB + 1, end: 6 * MiB }, treeHash: wrong }],
      undefined,
      /^Part 6 is off the part boundary\. Parts cannot be removed, so start a new upload\.$/,
    ],
    [
      'with a part that is listed twice',
      [...all.slice(0, 6), { range: { start: 5 * MiB, end: 5 * MiB + 8 }, treeHash: wrong }],
      undefined,
      /^Part 6 overlaps the part before it/,
    ],
    [
      'with a part that differs',
      all.with(4, partOf(5, size, wrong)),
      verified(all.with(4, partOf(5, size, wrong)), size),
      /^Part 5 differs; 6 of 7 match\. Send 1 part to complete the upload\. It was verified against photos\.tar\.$/,
    ],
    [
      'that lacks the end of the file',
      all.slice(0, 5),
      verified(all.slice(0, 5), size),
      /^2 parts \(1 MiB\) are missing; 5 of 7 match\./,
    ],
    [
      'that has more than the file',
      all,
      verified(all, 5 * MiB),
      /^Parts 6 and 7 reach beyond the end of the file; all 5 parts match\. Parts cannot be removed/,
    ],
    [
      'of another file',
      all.map((part) => ({ ...part, treeHash: wrong })),
      verified(
        all.map((part) => ({ ...part, treeHash: wrong })),
        size,
      ),
      /^No part matches\. This is probably not the upload's file\. It was verified against photos\.tar\.$/,
    ],
  ];
  for (const [name, parts, run, reason] of refused) {
    it(`is refused ${name}`, () => assert.match(refusal(parts, run), reason));
  }

  it('is refused when the file has changed since it was verified', () => {
    assert.equal(
      refusal(all, verified(all, size), 'was modified'),
      'photos.tar was modified since it was verified. Verify it again first.',
    );
  });

  it('is refused when parts that came since do not reach the end of the file', () => {
    // Verified when there were six of seven parts, of which the last had not been read.
    const before = verified(all.slice(0, 6), size);
    assert.match(refusal(all.slice(0, 6), unverified(all.slice(0, 6), before)), /^1 part \(5 B\) is missing/);
  });

  it('says what is proved, and what is not', () => {
    const facts = (parts: readonly Part[], run?: FinishedVerification) => {
      const judged = judgeCompletion(parts, MiB, run);
      assert.equal(judged.kind, 'ready');
      const place = { vaultName: 'photos', place: 'archive, eu-west-1', treeHash: 'a'.repeat(64) };
      return completionFacts(judged, place, 60_000);
    };
    const [made, proof, hash] = facts(all);
    assert.match(made ?? '', /^7 parts become an archive of 6 MiB \(6,291,461 bytes\) in the vault photos/);
    assert.match(proof ?? '', /^No local file was verified\. .* no part is missing at the end\.$/);
    assert.equal(hash, `Tree hash: ${'a'.repeat(64)}`);
    assert.equal(
      facts(all, verified(all, size))[1],
      'Every part matches photos.tar, and none is missing. Verified 1 minute ago.',
    );
    const partly = verified(all, size, ({ range }) => range.start < 4 * MiB);
    assert.match(facts(all, partly)[1] ?? '', /^3 of the parts were not verified against photos\.tar/);
  });

  it('is ready exactly if the parts are those of some file, one after the other', () => {
    const anyPart = fc.record({
      number: fc.integer({ min: 1, max: 5 }),
      shift: fc.constantFrom(0, 0, 0, 0, 9),
      length: fc.constantFrom(MiB, MiB, MiB, 100, MiB + 1),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPart, { selector: ({ number, shift }) => `${number} ${shift}` }),
        (drawn) => {
          const parts = drawn
            .map(({ number, shift, length }): Part => {
              const start = (number - 1) * MiB + shift;
              return { range: { start, end: start + length - 1 }, treeHash: wrong };
            })
            .sort((a, b) => a.range.start - b.range.start);
          const total = parts.reduce((sum, { range }) => sum + range.end - range.start + 1, 0);
          const isFile =
            total > 0 &&
            parts.length === Math.ceil(total / MiB) &&
            parts.every(({ range }, index) => {
              const whole = partOf(index + 1, total).range;
              return range.start === whole.start && range.end === whole.end;
            });
          assert.equal(judgeCompletion(parts, MiB, undefined).kind, isFile ? 'ready' : 'refused');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never makes an archive that lacks a byte of the file that was verified, or has a wrong one', () => {
    const anyParts = fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 1, max: 8 }), right: fc.boolean(), read: fc.boolean() }),
      { selector: ({ number }) => number },
    );
    fc.assert(
      fc.property(anyParts, fc.integer({ min: 1, max: 7 }), (drawn, parts) => {
        const file = parts * MiB - 3;
        const listed = drawn.toSorted((a, b) => a.number - b.number);
        const uploaded = listed.map(({ number, right }) =>
          partOf(number, 8 * MiB, right ? undefined : wrong),
        );
        const fitting = uploaded.map((part, at) =>
          listed[at]?.number === parts ? { ...part, range: partOf(parts, file).range } : part,
        );
        const readFrom = new Set(listed.filter(({ read }) => read).map(({ number }) => (number - 1) * MiB));
        const run = verified(fitting, file, ({ range }) => readFrom.has(range.start));
        const judged = judgeCompletion(fitting, MiB, run);
        if (judged.kind === 'refused') return;
        if (judged.proof.kind === 'file') assert.ok(listed.every(({ right, read }) => right && read));
        assert.ok(
          listed.every(({ right, read }) => right || !read),
          'no part is known to differ',
        );
        if (listed.some(({ read }) => read)) assert.equal(judged.size, file);
      }),
      { numRuns: 1000 },
    );
  });
});
