import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ByteRange, formatRange } from '../../../../src/core/byteRange.ts';
import type { Part } from '../../../../src/core/model.ts';
import { gridOf, partRange } from '../../../../src/core/parts/partGrid.ts';
import { MiB } from '../../../../src/core/text/bytes.ts';
import { planTransfer, type Transfer } from '../../../../src/core/transfer/planTransfer.ts';
import { refusalSentence } from '../../../../src/core/transfer/texts/refusalSentence.ts';
import type { PartResult } from '../../../../src/core/verification/partResult.ts';
import { judgePart, planVerification } from '../../../../src/core/verification/planVerification.ts';
import { verdictOf } from '../../../../src/core/verification/verdict.ts';

const count = 6;
const size = (count - 1) * MiB + 5;
const own = (number: number) => number.toString(16).padStart(64, '0');
const other = 'f'.repeat(64);

describe('a plan for sending a file', () => {
  it('sends all parts into an upload without any', () => {
    const plan = planned({ parts: [] });
    assert.deepEqual(plan, {
      kind: 'plan',
      keep: [],
      send: [...gridOf(size, MiB).values()],
      replace: [],
      bytes: size,
      requests: count,
    });
    assert.deepEqual(plan.send.at(-1), { start: 5 * MiB, end: 5 * MiB + 4 });
  });

  it('keeps what matches, sends what is missing, and replaces the rest by whole parts', () => {
    const parts = [part(1), part(2, other), part(3), short(4), part(5)];
    const plan = planned({ parts });
    assert.deepEqual(plan.keep, [part(1), part(3), part(5)]);
    assert.deepEqual(plan.send, [partRange(6, MiB, size)]);
    assert.deepEqual(plan.replace, [partRange(2, MiB, size), partRange(4, MiB, size)]);
    assert.deepEqual([plan.bytes, plan.requests], [2 * MiB + 5, 3]);
  });

  it('replaces a last part that reaches beyond the end of the file', () => {
    const long = { range: { start: 5 * MiB, end: 5 * MiB + 99 }, treeHash: other };
    assert.deepEqual(planned({ parts: [part(1), long] }).replace, [partRange(6, MiB, size)]);
  });

  it('has nothing to send where all is there', () => {
    const parts = [1, 2, 3, 4, 5, 6].map((number) => part(number));
    const plan = planned({ parts });
    assert.deepEqual([plan.keep.length, plan.bytes, plan.requests], [6, 0, 0]);
  });

  it('takes no result for a part that was sent again since', () => {
    const results = compare([part(1)]);
    const sentSince = [part(1, other)];
    const refusal = planTransfer({ size, partSize: MiB, parts: sentSince, results });
    assert.deepEqual(refusal, { kind: 'refused', reason: 'unverified', parts: sentSince });
  });

  it('keeps a part that is listed twice, if both are the same', () => {
    assert.deepEqual(planned({ parts: [part(1), part(1), part(2)] }).keep, [part(1), part(2)]);
    const { keep, replace } = planned({ parts: [part(1), part(1, other), part(2)] });
    assert.deepEqual([keep, replace], [[part(2)], [partRange(1, MiB, size)]]);
  });

  const beyond = { range: { start: 6 * MiB, end: 6 * MiB + 9 }, treeHash: other };
  const off = { range: { start: MiB + 7, end: 2 * MiB - 1 }, treeHash: other };
  const long = { range: { start: MiB, end: 3 * MiB - 1 }, treeHash: other };
  const refusals: [Partial<Transfer>, string][] = [
    [{ size: 0 }, 'The file is empty, and Glacier has no empty archives. Select another file.'],
    [
      { size: 10_000 * MiB + 1 },
      'The file needs 10,001 parts of 1 MiB, but an upload can have at most 10,000. Start a new upload with parts of 2 MiB.',
    ],
    [
      { size: 50_000 * 4096 * MiB, partSize: 4096 * MiB },
      'The file needs 50,000 parts of 4 GiB, but an upload can have at most 10,000. It is too large for a single archive, so split it.',
    ],
    [
      { parts: [part(1), beyond] },
      'Part 7 lies beyond the end of the file. Parts cannot be removed, so start a new upload.',
    ],
    [
      { parts: [off, beyond] },
      'Part 2 is off the part boundary, and another part is in the way. Parts cannot be removed, so start a new upload.',
    ],
    [
      { parts: [long] },
      'Part 2 is longer than the part size. Parts cannot be removed, so start a new upload.',
    ],
    [
      { parts: [part(1)], results: [] },
      'A part of the upload is not verified against the file yet. Verify the file first.',
    ],
    [
      { parts: [part(1), part(3)], results: [] },
      '2 parts of the upload are not verified against the file yet. Verify the file first.',
    ],
    [
      { parts: [part(1), part(2, other), part(3, other)] },
      "2 of 3 parts differ. This may not be the upload's file. Select another file, or confirm that the parts are to be replaced.",
    ],
    [
      { parts: [part(1, other), part(3, other)] },
      "No part matches. This is probably not the upload's file. Select another file, or confirm that the parts are to be replaced.",
    ],
  ];
  for (const [transfer, sentence] of refusals) {
    it(`is refused: ${sentence}`, () => {
      const refusal = planTransfer(withResults(transfer));
      assert.equal(refusal.kind === 'refused' && refusalSentence(refusal), sentence);
    });
  }

  it('replaces most parts when told to', () => {
    const { replace } = planned({ parts: [part(1, other), part(3, other)], replaceMost: true });
    assert.deepEqual(replace, [partRange(1, MiB, size), partRange(3, MiB, size)]);
  });

  it('agrees with the verdict, and leads to exactly the parts of the file', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(255), (parts, unread) => {
        const results = compare(parts, (index) => (unread & (1 << index)) === 0);
        const plan = planTransfer({ size, partSize: MiB, parts, results, replaceMost: true });
        const { completion, unverified } = verdictOf(results, {
          parts: gridOf(size, MiB),
          otherwise: 'beyondEnd',
        });
        if (plan.kind === 'refused') {
          assert.equal(plan.reason, completion === 'newUpload' ? 'inTheWay' : 'unverified');
          return;
        }
        assert.equal(unverified.length, 0);
        assert.equal(plan.requests === 0, completion === 'ready');
        assert.deepEqual(afterwards(parts, [...plan.send, ...plan.replace]), wanted);
        for (const kept of plan.keep) assert.equal(kept.treeHash, own(kept.range.start / MiB + 1));
        const listed = new Set(parts.map(({ range }) => range.start));
        assert.ok(plan.send.every(({ start }) => !listed.has(start)));
        assert.ok(plan.replace.every(({ start }) => listed.has(start)));
      }),
    );
  });
});

/** What the service lists when a file has been sent, by the model of it: a part replaces the one of the same start. */
function afterwards(listed: readonly Part[], sent: readonly ByteRange[]): string[] {
  const stored = new Map(listed.map((each) => [each.range.start, each]));
  for (const range of sent) stored.set(range.start, { range, treeHash: own(range.start / MiB + 1) });
  return [...stored.values()].map(({ range, treeHash }) => `${formatRange(range)} ${treeHash}`).sort();
}

const wanted = [...gridOf(size, MiB)].map(([number, range]) => `${formatRange(range)} ${own(number)}`).sort();

/** Parts of the file and others, in place and not; each begins elsewhere, as the service keeps one for each start. */
const anyParts = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 1, max: count }),
      beyond: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1),
      shift: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 7),
      cut: fc.constantFrom(0, 0, 0, 3, -9),
      right: fc.boolean(),
    })
    .map(({ number, beyond, shift, cut, right }): Part => {
      const { start, end } = partRange(
        number + beyond * count,
        MiB,
        (number === count ? size : count * MiB) + beyond * count * MiB,
      );
      return {
        range: { start: start + shift, end: Math.max(start + shift, end + shift - cut) },
        treeHash: right && cut === 0 ? own(number) : other,
      };
    }),
  { selector: ({ range }) => range.start, maxLength: 8 },
);

function part(number: number, treeHash = own(number)): Part {
  return { range: partRange(number, MiB, size), treeHash };
}

function short(number: number): Part {
  const { start } = partRange(number, MiB, size);
  return { range: { start, end: start + 9 }, treeHash: own(number) };
}

function planned(transfer: Partial<Transfer>) {
  const plan = planTransfer(withResults(transfer));
  assert.equal(plan.kind, 'plan');
  return plan;
}

function withResults(transfer: Partial<Transfer>): Transfer {
  const { parts = [] } = transfer;
  return { size, partSize: MiB, parts, results: compare(parts), ...transfer };
}

/** What a verification finds, of the parts for whose index `read` is true. */
function compare(parts: readonly Part[], read: (index: number) => boolean = () => true): PartResult[] {
  const expected = { parts: gridOf(size, MiB), otherwise: 'beyondEnd' } as const;
  const { planned, missing } = planVerification(parts, MiB, expected);
  const found = planned.map((each, index) => judgePart(each, read(index) ? own(each.number) : undefined));
  return [...missing, ...found];
}
