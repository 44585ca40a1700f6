import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ByteRange, formatRange, lengthOf, totalLength } from '../../../src/core/byteRange.ts';
import { summarize } from '../../../src/core/parts/listedSummary.ts';
import { missingParts, missingRanges } from '../../../src/core/parts/missingRanges.ts';
import { gridOf } from '../../../src/core/parts/partGrid.ts';

const partSize = 10;
const parts = (...ranges: readonly string[]) =>
  ranges.map((range) => {
    const [start = 0, end = 0] = range.split('-').map(Number);
    return { range: { start, end }, treeHash: '' };
  });
const texts = (ranges: readonly ByteRange[]) => ranges.map(formatRange);
const overlap = (a: ByteRange, b: ByteRange) => a.start <= b.end && b.start <= a.end;

/** Bytes of a file of a few parts, and some ranges in it: those of parts, in any order. */
const someOfFile = fc
  .integer({ min: 1, max: 200 })
  .chain((size) =>
    fc.record({ size: fc.constant(size), listed: fc.subarray([...gridOf(size, partSize).values()]) }),
  )
  .map(({ size, listed }) => ({ size, listed: listed.map((range) => ({ range, treeHash: '' })) }));

/** Ranges that need not be those of parts. */
const anyParts = fc.array(
  fc
    .record({ start: fc.nat(200), length: fc.integer({ min: 1, max: 25 }) })
    .map(({ start, length }) => ({ range: { start, end: start + length - 1 }, treeHash: '' })),
  { maxLength: 30 },
);

describe('the ranges that are missing', () => {
  it('lie between the parts, and up to the length that is known', () => {
    const listed = parts('10-19', '40-44');
    assert.deepEqual(texts(missingRanges(listed, partSize)), ['0-9', '20-39']);
    assert.deepEqual(texts(missingRanges(listed, partSize, 50)), ['0-9', '20-39', '45-49']);
    assert.deepEqual(texts(missingRanges(listed, partSize, 45)), ['0-9', '20-39']);
    assert.deepEqual(missingRanges([], partSize), []);
    assert.deepEqual(texts(missingRanges([], partSize, 25)), ['0-24']);
  });

  it('are those that the summary counts', () => {
    fc.assert(
      fc.property(anyParts, (listed) => {
        const sorted = listed.toSorted((a, b) => a.range.start - b.range.start);
        const { gaps, gapBytes } = summarize(sorted);
        const missing = missingRanges(listed, partSize);
        assert.deepEqual([missing.length, totalLength(missing)], [gaps, gapBytes]);
      }),
    );
  });
});

describe('the parts that are missing', () => {
  it('are whole ones, and a short one at the end of the file', () => {
    const found = missingParts(parts('10-19', '30-39'), partSize, 53);
    assert.deepEqual(texts(found.ranges), ['0-9', '20-29', '40-49', '50-52']);
    assert.equal(found.misfits, 0);
  });

  it('are none where the file is there, or empty', () => {
    assert.deepEqual(missingParts(parts('0-9', '10-12'), partSize, 13), { ranges: [], misfits: 0 });
    assert.deepEqual(missingParts([], partSize, 0), { ranges: [], misfits: 0 });
  });

  it('leave out places that something else lies in, and count these', () => {
    const found = missingParts(parts('0-4', '25-34', '40-49', '60-64'), partSize, 70);
    assert.deepEqual(texts(found.ranges), ['10-19', '50-59']);
    assert.equal(found.misfits, 4);
  });

  it('make up the file with those that are listed, each byte once', () => {
    fc.assert(
      fc.property(someOfFile, ({ size, listed }) => {
        const { ranges, misfits } = missingParts(listed, partSize, size);
        const all = [...ranges, ...listed.map(({ range }) => range)].sort((a, b) => a.start - b.start);
        assert.deepEqual(all, [...gridOf(size, partSize).values()]);
        assert.equal(misfits, 0);
      }),
    );
  });

  it('touch nothing that is listed, and are parts of the file, whatever is listed', () => {
    fc.assert(
      fc.property(anyParts, fc.integer({ min: 1, max: 250 }), (listed, size) => {
        const grid = gridOf(size, partSize);
        const { ranges, misfits } = missingParts(listed, partSize, size);
        for (const range of ranges) {
          assert.deepEqual(range, grid.get(range.start / partSize + 1));
          assert.ok(listed.every((part) => !overlap(part.range, range)));
        }
        const free = [...grid.values()].filter((range) => !listed.some((part) => overlap(part.range, range)));
        assert.deepEqual(ranges, free);
        const isPartOfFile = ({ range }: { range: ByteRange }) =>
          [...grid.values()].some(({ start, end }) => start === range.start && end === range.end);
        assert.equal(misfits === 0, listed.every(isPartOfFile));
        assert.ok(ranges.slice(0, -1).every((range) => lengthOf(range) === partSize));
      }),
    );
  });
});
