import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bytesByState,
  type Coverage,
  coverageOf,
  coverageOfPart,
  type CoverageState,
  type CoveringPart,
  gapsOf,
} from '../../../src/core/parts/coverage.ts';
import { withSending } from '../../../src/core/parts/sendingCoverage.ts';
import { bucketsOf, maxBuckets, worstOf } from '../../../src/core/parts/coverageBuckets.ts';

const all = { partSize: 10, done: true };
const covering = (start: number, end: number, state: CoverageState = 'uploaded'): CoveringPart => ({
  range: { start, end },
  state,
});
const brief = ({ runs }: Coverage) => runs.map(({ range, state }) => `${range.start}-${range.end} ${state}`);

describe('the coverage of an archive', () => {
  it('is one run where parts meet', () => {
    assert.deepEqual(brief(coverageOf([covering(0, 9), covering(10, 19)], all)), ['0-19 uploaded']);
    assert.deepEqual(brief(coverageOf([], all)), []);
  });

  it('has what is missing, short and overlapping', () => {
    const parts = [covering(10, 19), covering(20, 24, 'short'), covering(40, 49), covering(45, 54)];
    assert.deepEqual(brief(coverageOf(parts, all)), [
      '0-9 missing',
      '10-19 uploaded',
      '20-24 short',
      '25-39 missing',
      '40-44 uploaded',
      '45-49 overlapping',
      '50-54 uploaded',
    ]);
  });

  it('does not depend on the order of the parts, nor on how many lie on each other', () => {
    const parts = [covering(20, 29), covering(0, 9), covering(0, 9), covering(5, 6)];
    assert.deepEqual(brief(coverageOf(parts, all)), ['0-9 overlapping', '10-19 missing', '20-29 uploaded']);
  });

  it('accepts any state of a part', () => {
    assert.deepEqual(brief(coverageOf([covering(0, 9, 'unknown')], all)), ['0-9 unknown']);
    assert.equal(coverageOfPart(['short', 'misaligned']), 'short');
    assert.equal(coverageOfPart(['endCorrected']), 'uploaded');
  });

  it('ends with a stretch that nothing is known of, until all is listed', () => {
    const coverage = coverageOf([covering(0, 9)], { partSize: 10, done: false });
    assert.deepEqual(brief(coverage), ['0-9 uploaded', '10-509 unknown']);
    assert.equal(coverage.bytes, 510);
    assert.deepEqual(brief(coverageOf([], { partSize: 10, done: false })), ['0-499 unknown']);
  });

  it('says which gaps there are and how many bytes are in each state', () => {
    const coverage = coverageOf([covering(10, 19), covering(30, 34, 'short')], all);
    assert.deepEqual(gapsOf(coverage), [
      { start: 0, end: 9 },
      { start: 20, end: 29 },
    ]);
    assert.deepEqual(
      [...bytesByState(coverage)],
      [
        ['missing', 20],
        ['uploaded', 10],
        ['short', 5],
      ],
    );
  });
});

describe('the slices of a map', () => {
  const anyPart = fc
    .tuple(
      fc.nat(2 ** 42),
      fc.integer({ min: 1, max: 2 ** 32 }),
      fc.constantFrom('uploaded' as const, 'short' as const),
    )
    .map(([start, length, state]) => covering(start, start + length - 1, state));
  const nearPart = fc
    .tuple(
      fc.nat(300),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('uploaded' as const, 'short' as const),
    )
    .map(([start, length, state]) => covering(start, start + length - 1, state));
  const anyParts = fc.oneof(fc.array(anyPart, { maxLength: 60 }), fc.array(nearPart, { maxLength: 60 }));

  it('are 2,000 at most, meet, and hold every byte of every part in its state', () => {
    fc.assert(
      fc.property(anyParts, fc.boolean(), fc.nat(5000), (parts, done, wanted) => {
        const coverage = coverageOf(parts, { partSize: 16, done });
        const buckets = bucketsOf(coverage, wanted);
        assert.ok(buckets.length <= Math.min(maxBuckets, wanted));
        if (wanted === 0 || coverage.bytes === 0) return;
        assert.equal(buckets[0]?.range.start, 0);
        assert.equal(buckets.at(-1)?.range.end, coverage.bytes - 1);
        for (const [index, { range, states }] of buckets.entries()) {
          assert.ok(range.start <= range.end && states.size > 0);
          if (index > 0) assert.equal(range.start, (buckets[index - 1]?.range.end ?? 0) + 1);
          for (const part of parts) {
            if (part.range.start > range.end || part.range.end < range.start) continue;
            assert.ok(states.has(part.state) || states.has('overlapping'), 'the part is on the map');
          }
        }
      }),
    );
  });

  it('have exactly the states of the runs they lie on', () => {
    fc.assert(
      fc.property(fc.array(nearPart, { maxLength: 20 }), fc.integer({ min: 1, max: 60 }), (parts, wanted) => {
        const coverage = coverageOf(parts, { partSize: 16, done: true });
        for (const { range, states } of bucketsOf(coverage, wanted)) {
          const under = coverage.runs.filter(
            (run) => run.range.start <= range.end && run.range.end >= range.start,
          );
          assert.deepEqual(states, new Set(under.map(({ state }) => state)));
        }
      }),
    );
  });

  it('show the worst, so that one missing part of 10,000 is seen', () => {
    const parts = Array.from({ length: 10_000 }, (_, index) => covering(10 * index, 10 * index + 9));
    parts.splice(4711, 1);
    const buckets = bucketsOf(coverageOf(parts, all), 800);
    const bad = buckets.filter(({ states }) => worstOf(states) === 'missing');
    assert.equal(buckets.length, 800);
    assert.equal(bad.length, 1);
    assert.ok((bad[0]?.range.start ?? 0) <= 47_119 && (bad[0]?.range.end ?? 0) >= 47_110);
  });
});

describe('the coverage of an archive that is being sent', () => {
  const coverage = coverageOf([covering(0, 9), covering(30, 39)], { partSize: 10, done: true, least: 60 });

  it('has what is being sent as such, missing or not', () => {
    const sending = [
      { start: 50, end: 59 },
      { start: 10, end: 19 },
      { start: 30, end: 39 },
    ];
    assert.deepEqual(brief(withSending(coverage, sending)), [
      '0-9 uploaded',
      '10-19 sending',
      '20-29 missing',
      '30-39 sending',
      '40-49 missing',
      '50-59 sending',
    ]);
  });

  it('covers the same bytes, each in one run', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 25 })));
    fc.assert(
      fc.property(sizes, (pieces) => {
        let at = 0;
        const sending = pieces.map(([space, length]) => {
          const start = at + space;
          at = start + length;
          return { start, end: at - 1 };
        });
        const { runs, bytes } = withSending(coverage, sending);
        const isSent = (byte: number) => sending.some(({ start, end }) => start <= byte && byte <= end);
        const stateAt = (of: Coverage, byte: number) =>
          of.runs.filter(({ range }) => range.start <= byte && byte <= range.end).map(({ state }) => state);
        for (let byte = 0; byte < bytes; byte++)
          assert.deepEqual(
            stateAt({ runs, bytes }, byte),
            isSent(byte) ? ['sending'] : stateAt(coverage, byte),
          );
        assert.equal(runs.at(-1)?.range.end, bytes - 1);
      }),
    );
  });
});
