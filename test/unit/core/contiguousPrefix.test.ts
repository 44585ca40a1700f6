import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ContiguousPrefix } from '../../../src/core/parts/contiguousPrefix.ts';
import { hoursUntilExpiry } from '../../../src/core/parts/expiry.ts';
import type { Part } from '../../../src/core/model.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';

const partSize = 10;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hash = (name: string) => createHash('sha256').update(name).digest('hex');
const part = (number: number, length = partSize): Part => {
  const start = (number - 1) * partSize;
  return { range: { start, end: start + length - 1 }, treeHash: hash(`${number}-${length}`) };
};
const prefixOf = (...parts: Part[]) => {
  const prefix = new ContiguousPrefix(partSize, sha256);
  for (const each of parts) prefix.add(each);
  return { parts: prefix.parts, bytes: prefix.bytes, treeHash: prefix.treeHash() };
};
const joined = (...parts: Part[]) =>
  combineTreeHashes(
    parts.map(({ treeHash }) => treeHash),
    sha256,
  );

describe('ContiguousPrefix', () => {
  it('has the parts up to the first gap, and their tree hash', () => {
    const first = [part(1), part(2), part(3)];
    assert.deepEqual(prefixOf(...first, part(5)), { parts: 3, bytes: 30, treeHash: joined(...first) });
    assert.deepEqual(prefixOf(), { parts: 0, bytes: 0, treeHash: undefined });
    assert.deepEqual(prefixOf(part(2)), { parts: 0, bytes: 0, treeHash: undefined });
  });

  it('ends with a short part, which may be the last one of the archive', () => {
    const parts = [part(1), part(2, 4)];
    assert.deepEqual(prefixOf(...parts, part(3)), { parts: 2, bytes: 14, treeHash: joined(...parts) });
  });

  it('ends before a part that is too long, or begins amid another', () => {
    assert.equal(prefixOf(part(1), part(2, 11), part(3)).parts, 1);
    const amid = { range: { start: 15, end: 24 }, treeHash: hash('amid') };
    assert.equal(prefixOf(part(1), amid, part(3)).parts, 1);
  });

  it('is the same in whatever order the parts come', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, (given) => {
        const inOrder = given.toSorted((a, b) => a - b).map((number) => part(number));
        const wanted = inOrder.filter((_, index) => inOrder[index]?.range.start === index * partSize);
        const prefix = prefixOf(...given.map((number) => part(number)));
        assert.equal(prefix.parts, wanted.length);
        assert.equal(prefix.treeHash, wanted.length === 0 ? undefined : joined(...wanted));
      }),
    );
  });
});

describe('hoursUntilExpiry', () => {
  const hour = 3_600_000;

  it('counts whole hours to the end of the day after the upload was created', () => {
    assert.equal(hoursUntilExpiry(0, 0), 24);
    assert.equal(hoursUntilExpiry(0, 1), 24);
    assert.equal(hoursUntilExpiry(0, 23 * hour), 1);
    assert.equal(hoursUntilExpiry(0, 24 * hour), 0);
    assert.equal(hoursUntilExpiry(0, 900 * hour), 0);
  });
});
