import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatRange } from '../../../src/core/byteRange.ts';
import type { Part } from '../../../src/core/model.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { gridOf } from '../../../src/core/parts/partGrid.ts';
import { readVerification, writeVerification } from '../../../src/core/verification/keptVerification.ts';
import type { PartResult } from '../../../src/core/verification/partResult.ts';
import {
  type Expected,
  inOrder,
  judgePart,
  planVerification,
} from '../../../src/core/verification/planVerification.ts';
import { recount } from '../../../src/core/verification/recount.ts';
import { verdictOf } from '../../../src/core/verification/verdict.ts';
import type { Verification } from '../../../src/core/verification/verification.ts';
import { finishedRun } from '../../../src/core/verification/verificationRun.ts';

const count = 8;
const size = (count - 1) * MiB + 5;
const expected: Expected = { parts: gridOf(size, MiB), otherwise: 'beyondEnd' };
const local = (number: number) => number.toString(16).padStart(64, '0');
const wrong = 'f'.repeat(64);

/** Compares parts with the file all of whose parts have the hash `local` gives. `read` tells which are read at all. */
function compared(parts: readonly Part[], read: (part: Part) => boolean = () => true): Verification {
  const { planned, missing } = planVerification(parts, MiB, expected);
  const found = planned.map((each) => judgePart(each, read(each.part) ? local(each.number) : undefined));
  const results: PartResult[] = inOrder([...missing, ...found]);
  const identity = { device: '1', inode: '2', size, modified: '3' };
  return {
    against: { kind: 'file', path: '/data/file', identity },
    partSize: MiB,
    expected,
    results,
    verdict: verdictOf(results, expected),
  };
}

/** Parts in their places or beside, right or wrong, some of them of a number that the file does not have. */
const anyParts = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: count + 2 }),
      shift: fc.constantFrom(0, 0, 0, 7),
      cut: fc.constantFrom(0, 0, 0, 9),
      right: fc.boolean(),
    }),
    { selector: ({ number, shift }) => `${number} ${shift}` },
  )
  .map((all) =>
    all
      .map(({ number, shift, cut, right }): Part => {
        const start = (number - 1) * MiB + shift;
        const whole = expected.parts.get(number)?.end ?? number * MiB - 1;
        const end = Math.max(start, whole + shift - cut);
        return { range: { start, end }, treeHash: right ? local(number) : wrong };
      })
      .sort((a, b) => a.range.start - b.range.start),
  );

describe('a verification after a refresh', () => {
  it('is what it was while the parts are the same', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const verification = compared(parts);
        assert.deepEqual(recount(verification, parts), verification);
      }),
    );
  });

  it('says of the parts that are the same what it said, and nothing of the others', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (before, after) => {
        const known = new Set(before.map(({ range, treeHash }) => `${formatRange(range)} ${treeHash}`));
        const isKnown = ({ range, treeHash }: Part) => known.has(`${formatRange(range)} ${treeHash}`);
        const { results, verdict } = recount(compared(before), after);
        const listed = results.filter((result) => result.kind !== 'missing');
        assert.equal(listed.length, after.length);
        assert.equal(verdict.listed, after.length);
        for (const result of listed) {
          if (!isKnown(result)) assert.ok(result.kind === 'unverified' || !('sameBytes' in result));
          if (result.kind === 'match') assert.equal(result.treeHash, local(result.number));
          if (result.kind === 'mismatch') assert.equal(result.treeHash, wrong);
        }
        const inPlace = listed.filter(({ kind }) => kind !== 'misaligned');
        const numbers = new Set(inPlace.map(({ number }) => number));
        const missing = [...expected.parts.keys()].filter((number) => !numbers.has(number));
        assert.deepEqual(verdict.missing, missing);
        if (verdict.unverified.length > 0)
          assert.ok(verdict.completion === 'unknown' || verdict.completion === 'newUpload');
      }),
    );
  });

  it('keeps the hash of the archive only while all of it is there', () => {
    const parts = [...expected.parts].map(([number, range]) => ({ range, treeHash: local(number) }));
    const verification = { ...compared(parts), treeHash: 'a'.repeat(64) };
    assert.equal(recount(verification, parts).treeHash, 'a'.repeat(64));
    assert.equal(recount(verification, parts.slice(1)).treeHash, undefined);
  });
});

describe('what is shown of a verification', () => {
  const whole = [...expected.parts].map(([number, range]) => ({ range, treeHash: local(number) }));
  /** The first part with other bytes. */
  const first = { range: { start: 0, end: MiB - 1 }, treeHash: wrong };

  it('knows the length of the archive only if some part matches', () => {
    const lengthOf = (parts: readonly Part[]) =>
      finishedRun('file', compared(parts), new Date(0)).archiveBytes;
    assert.equal(lengthOf(whole.slice(0, 2)), size);
    assert.equal(lengthOf([first]), undefined);
  });

  it('says what it did until all parts are loaded, but for those that changed', () => {
    const run = finishedRun('file', compared(whole), new Date(0));
    const same = run.after(whole.slice(0, 3), false);
    assert.equal(same, run, 'nothing is sent again');
    assert.deepEqual([same.outdated, same.results.size], [undefined, count]);
    assert.equal(same.result.verdict.completion, 'ready');
    const changed = run.after([first, ...whole.slice(1, 3)], false);
    assert.deepEqual([changed.outdated, changed.results.size], [true, count - 1]);
    const all = changed.after([first, ...whole.slice(1)], true);
    assert.equal(all.outdated, undefined);
    assert.deepEqual(all.result.verdict.unverified, [1]);
  });
});

describe('a verification that is kept', () => {
  const key = '["arn:aws:glacier:eu-central-1:123456789012:vaults/v","id"]';
  const finished = new Date(Date.UTC(2026, 10, 29));
  const write = (verification: Verification) =>
    writeVerification(key, finishedRun('file', verification, finished));

  it('is read back as it was', () => {
    fc.assert(
      fc.property(anyParts, fc.func(fc.boolean()), (parts, read) => {
        const verification = compared(parts, (part) => read(formatRange(part.range)));
        const kept = readVerification(key, write(verification) ?? '');
        assert.deepEqual(kept, { verification, finished });
      }),
    );
  });

  it('has the reasons of mismatches', () => {
    const parts = [...expected.parts.values()].map((range) => ({ range, treeHash: wrong }));
    const bare = compared(parts);
    const reasons = [
      { kind: 'emptyBody' },
      { kind: 'zeros', where: 'local' },
      { kind: 'linearHash' },
      { kind: 'shifted', by: -2 },
      { kind: 'otherPart', number: 3 },
    ] as const;
    const results = bare.results.map((result, index) => {
      const reason = reasons[index];
      return result.kind === 'mismatch' && reason ? { ...result, reason } : result;
    });
    const verification = { ...bare, results, verdict: verdictOf(results, expected) };
    assert.deepEqual(readVerification(key, write(verification) ?? '')?.verification, verification);
  });

  it('is nothing for another upload, and for anything that was not written so', () => {
    const text = write(compared([])) ?? '';
    assert.ok(readVerification(key, text));
    assert.equal(readVerification('another', text), undefined);
    const changed = (change: object) =>
      readVerification(key, JSON.stringify({ ...(JSON.parse(text) as object), ...change }));
    for (const change of [
      { version: 2 },
      { path: 7 },
      { identity: { size: 5 } },
      { identity: { device: '1', inode: '2', size: -1, modified: '3' } },
      { finished: 'never' },
      { partSize: 5 },
      { parts: {} },
      { parts: [[0, 5, 'hash', true]] },
      { parts: [[5, 0, wrong, true]] },
      { parts: [[0, 5, wrong, { localHash: wrong, reason: { kind: 'other' } }]] },
      { parts: Array.from({ length: 10_001 }, (_, at) => [at, at, wrong, true]) },
    ])
      assert.equal(changed(change), undefined, JSON.stringify(change).slice(0, 80));
    fc.assert(fc.property(fc.json(), (json) => readVerification(key, json) === undefined));
    assert.equal(readVerification(key, '{'), undefined);
  });

  it('is not one against a list of hashes, which is soon made again', () => {
    const verification = { ...compared([]), against: { kind: 'hashList', path: 'list' } } as const;
    assert.equal(write(verification), undefined);
  });
});
