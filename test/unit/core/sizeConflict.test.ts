import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { formatDuration } from '../../../src/core/text/duration.ts';
import { sizeConflict } from '../../../src/core/verification/sizeConflict.ts';

const treeHash = 'a'.repeat(64);
const part = (start: number, end: number) => ({ range: { start, end: end - 1 }, treeHash });

describe('the size of a file', () => {
  const conflict = (parts: ReturnType<typeof part>[], size: number) =>
    sizeConflict({ partSize: MiB, parts }, size, 'a.tar');

  it('is in conflict with an upload that is longer', () => {
    const parts = [part(0, MiB), part(MiB, 2 * MiB)];
    assert.equal(
      conflict(parts, MiB),
      'a.tar has 1 MiB (1,048,576 bytes). The upload already extends to 2 MiB (2,097,152 bytes).',
    );
    assert.equal(conflict(parts.toReversed(), 2 * MiB - 1)?.startsWith('a.tar has'), true);
    assert.equal(conflict(parts, 2 * MiB), undefined);
    assert.equal(conflict(parts, 200 * MiB), undefined, 'the rest may not have been sent yet');
  });

  it('is in conflict with an upload whose last part is the end of a shorter file', () => {
    const parts = [part(0, MiB), part(MiB, 1.5 * MiB)];
    assert.match(
      conflict(parts, 2 * MiB) ?? '',
      /ends with a short part at 1\.5 MiB \(1,572,864 bytes\), so its file has that size/,
    );
    assert.equal(conflict(parts, 1.5 * MiB), undefined);
  });

  it('says nothing where nothing is listed, or where the last part is in no place of a part', () => {
    assert.equal(conflict([], 5), undefined);
    assert.equal(conflict([part(5, MiB)], 2 * MiB), undefined);
  });
});

describe('a duration', () => {
  it('is told in hours and minutes', () => {
    assert.deepEqual([0, 29, 60, 719, 3600, 3661, 18_300, 100 * 3600].map(formatDuration), [
      'less than a minute',
      'less than a minute',
      '1 min',
      '12 min',
      '1 h',
      '1 h 1 min',
      '5 h 5 min',
      '100 h',
    ]);
  });
});
