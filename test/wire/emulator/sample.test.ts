import assert from 'node:assert/strict';
import { lengthOf } from '../../../src/core/byteRange.ts';
import { GiB, MiB } from '../../../src/core/text/bytes.ts';
import { isPartSize } from '../../../src/core/parts/partSize.ts';
import { fillSample } from '../../../src/emulator/sample/sample.ts';
import { createStorage, sortedParts, type StoredUpload } from '../../../src/emulator/account/storage.ts';

/*
 * What the sample account promises to have for those who try things out in it.
 */

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 23);
const storage = createStorage();
fillSample(storage, now);
const vaults = [...storage.vaults.values()];
const uploads = vaults.flatMap((vault) => [...vault.uploads.values()]);

describe('the sample account', () => {
  it('has more vaults than fit on a page', () => {
    assert.ok(vaults.length > 10);
  });

  it('is the same each time, ages apart', () => {
    const again = createStorage();
    fillSample(again, now);
    assert.deepEqual(again, storage);
  });

  it('has an upload of 10,000 parts of 16 MiB', () => {
    const upload = find(({ parts }) => parts.size === 10_000);
    assert.equal(upload.partSize, 16 * MiB);
    assert.equal(sortedParts(upload).at(-1)?.end, 10_000 * 16 * MiB - 1);
  });

  it('has an upload with a gap after part 3, a short part 7 and a last range one byte too long', () => {
    const upload = find(({ description }) => /gap after part 3, short part 7/i.test(description ?? ''));
    const { partSize, parts } = upload;
    assert.ok(parts.has(2 * partSize) && !parts.has(3 * partSize));
    const lengths = sortedParts(upload).map((part) => [part.start / partSize + 1, lengthOf(part)]);
    const odd = lengths.filter(([, length]) => length !== partSize);
    assert.deepEqual(odd, [
      [7, partSize / 4],
      [12, partSize + 1],
    ]);
  });

  it('has uploads of no part, of 50 and of 51', () => {
    for (const count of [0, 50, 51]) find(({ parts }) => parts.size === count);
  });

  it('has an upload without a description, and one whose description is awkward', () => {
    find(({ description }) => description === undefined);
    find(({ description = '' }) => /[<>]/.test(description) && description.includes('"'));
    for (const { description = '' } of uploads) assert.match(description, /^[\x20-\x7e]{0,1024}$/);
  });

  it('has part sizes from 1 MiB to 4 GiB, all of them legal, and an upload near the largest there can be', () => {
    const sizes = uploads.map(({ partSize }) => partSize);
    assert.ok(sizes.every(isPartSize));
    assert.deepEqual([Math.min(...sizes), Math.max(...sizes)], [MiB, 4 * GiB]);
    const ends = uploads.map((upload) => sortedParts(upload).at(-1)?.end ?? 0);
    assert.ok(Math.max(...ends) > 35_000 * GiB);
  });

  it('has uploads that are minutes, hours, days and 40 days old, none of which expires', () => {
    const ages = uploads.map(({ created }) => now - created);
    for (const [from, to] of [
      [0, day / 24],
      [day / 24, day],
      [2 * day, 4 * day],
      [40 * day, 41 * day],
    ] as const) {
      assert.ok(
        ages.some((age) => age >= from && age < to),
        `between ${from} and ${to}`,
      );
    }
    assert.ok(uploads.every(({ lastActivity }) => lastActivity > now + 1000 * day));
  });

  it('has a vault of 60 uploads, one with nothing at all, and one that was never inventoried', () => {
    assert.ok(vaults.some((vault) => vault.uploads.size === 60));
    assert.ok(vaults.some((vault) => vault.uploads.size === 0 && vault.archives === 0 && vault.inventoried));
    assert.ok(vaults.some((vault) => vault.inventoried === undefined));
  });

  it('has ids that begin with a dash', () => {
    assert.ok(uploads.some(({ id }) => id.startsWith('-')));
    assert.ok(uploads.every(({ id }) => /^[\w-]{92}$/.test(id)));
    assert.equal(new Set(uploads.map(({ id }) => id)).size, uploads.length);
  });
});

function find(wanted: (upload: StoredUpload) => boolean): StoredUpload {
  return uploads.find(wanted) ?? assert.fail('there is no such upload');
}
