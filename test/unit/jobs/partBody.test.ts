import assert from 'node:assert/strict';
import { KiB, MiB } from '../../../src/core/text/bytes.ts';
import { nextPieceSize } from '../../../src/jobs/transfer/partBody.ts';

describe('the pieces that a part is passed on in', () => {
  const after = (size: number, took: number, times: number) => {
    let next = size;
    for (let each = 0; each < times; each++) next = nextPieceSize(next, took);
    return next;
  };

  it('grow up to 4 MiB where they are taken fast', () => {
    assert.equal(after(256 * KiB, 1, 1), 512 * KiB);
    assert.equal(after(256 * KiB, 1, 100), 4 * MiB);
  });

  it('shrink where they are taken slowly, so that no piece takes long enough to look like a stall', () => {
    assert.equal(after(4 * MiB, 1000, 1), 2 * MiB);
    assert.equal(after(4 * MiB, 1000, 100), 256 * KiB);
  });

  it('stay as they are in between', () => {
    assert.equal(after(MiB, 100, 10), MiB);
  });
});
