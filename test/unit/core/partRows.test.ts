import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lengthOf } from '../../../src/core/byteRange.ts';
import type { Part } from '../../../src/core/model.ts';
import { coveredTo, type PartRow, partRows } from '../../../src/core/parts/partRows.ts';

const treeHash = '0'.repeat(64);
const part = (start: number, end: number): Part => ({ range: { start, end }, treeHash });

/** Rows in one line each: `gap 10-19`, `part 2 10-19 short`. */
function brief(rows: readonly PartRow[]): string[] {
  return rows.map((row) =>
    row.kind === 'gap'
      ? `gap ${row.range.start}-${row.range.end}`
      : [`part ${row.number}`, `${row.range.start}-${row.range.end}`, ...row.flags].join(' '),
  );
}

describe('partRows', () => {
  const whole = { expected: 0, more: false };

  it('gives one row per part', () => {
    assert.deepEqual(brief(partRows([part(0, 9), part(10, 19), part(20, 22)], 10, whole)), [
      'part 1 0-9',
      'part 2 10-19',
      'part 3 20-22',
    ]);
  });

  it('shows a gap before the first part and between parts', () => {
    assert.deepEqual(brief(partRows([part(10, 19), part(40, 49)], 10, whole)), [
      'gap 0-9',
      'part 2 10-19',
      'gap 20-39',
      'part 5 40-49',
    ]);
  });

  it('shows a gap between the pages', () => {
    assert.deepEqual(brief(partRows([part(70, 79)], 10, { expected: 50, more: false })), [
      'gap 50-69',
      'part 8 70-79',
    ]);
  });

  it('marks a part that is short although another follows', () => {
    assert.deepEqual(brief(partRows([part(0, 3), part(10, 13)], 10, whole)), [
      'part 1 0-3 short',
      'gap 4-9',
      'part 2 10-13',
    ]);
    assert.deepEqual(brief(partRows([part(0, 3)], 10, { expected: 0, more: true })), ['part 1 0-3 short']);
  });

  it('marks parts that are too long, misaligned or overlap', () => {
    assert.deepEqual(brief(partRows([part(0, 11), part(10, 19), part(25, 29)], 10, whole)), [
      'part 1 0-11 long',
      'part 2 10-19 overlapping',
      'gap 20-24',
      'part 3 25-29 misaligned',
    ]);
  });

  it('shows a gap of a single byte, and none under a part that reaches over the next one', () => {
    assert.deepEqual(brief(partRows([part(0, 8), part(10, 19)], 10, whole)), [
      'part 1 0-8 short',
      'gap 9-9',
      'part 2 10-19',
    ]);
    assert.deepEqual(brief(partRows([part(0, 29), part(10, 14), part(20, 29)], 10, whole)), [
      'part 1 0-29 long',
      'part 2 10-14 short overlapping',
      'part 3 20-29 overlapping',
    ]);
  });

  it('covers every byte exactly by parts and gaps, however the parts are split into pages', () => {
    const grid = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(grid, fc.integer({ min: 1, max: 10 }), (numbers, pageSize) => {
        const parts = numbers.sort((a, b) => a - b).map((n) => part(n * 10, n * 10 + 9));
        const rows: PartRow[] = [];
        for (let at = 0, expected = 0; at < parts.length; at += pageSize) {
          const page = parts.slice(at, at + pageSize);
          rows.push(...partRows(page, 10, { expected, more: at + pageSize < parts.length }));
          expected = coveredTo(page, expected);
        }
        let next = 0;
        for (const { range } of rows) {
          assert.equal(range.start, next);
          assert.ok(lengthOf(range) > 0);
          next = range.end + 1;
        }
        assert.equal(rows.filter((row) => row.kind === 'part').length, parts.length);
        assert.equal(next, (parts.at(-1)?.range.end ?? -1) + 1);
      }),
    );
  });
});
