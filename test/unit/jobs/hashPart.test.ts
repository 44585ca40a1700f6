import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lengthOf } from '../../../src/core/byteRange.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { withLocalFile } from '../../../src/jobs/files/localFile.ts';
import { hashPart } from '../../../src/jobs/hashing/hashPart.ts';
import { hashRanges } from '../../../src/jobs/hashing/hashRanges.ts';
import {
  assertFails,
  assertNothingLeft,
  bytes,
  linearHashOf,
  newPool,
  treeHashOf,
  writeTemp,
} from './files.ts';

const content = bytes.subarray(0, 9 * MiB + 77);

describe('hashPart', () => {
  const path = writeTemp('part', content);

  it('has both hashes of any range, and its bytes where there is a buffer for them', async () => {
    const pool = newPool(2);
    const release = pool.hold();
    const anyRange = fc
      .tuple(fc.nat(content.length - 1), fc.integer({ min: 1, max: 3 * MiB }))
      .map(([start, length]) => ({ start, end: Math.min(start + length, content.length) - 1 }));
    await withLocalFile(path, (file) =>
      fc.assert(
        fc.asyncProperty(anyRange, fc.nat(5), fc.boolean(), async (range, spare, buffered) => {
          const buffer = buffered ? new ArrayBuffer(lengthOf(range) + spare) : undefined;
          const part = content.subarray(range.start, range.end + 1);
          const { treeHash, sha256, bytes: read } = await hashPart(file, range, { pool, buffer });
          assert.deepEqual([treeHash, sha256], [treeHashOf(part), linearHashOf(part)]);
          assert.equal(read && part.equals(read), buffered ? true : undefined);
          if (buffer) assert.ok(buffer.detached, 'the buffer was handed over');
        }),
        { numRuns: 40 },
      ),
    );
    await release();
    assertNothingLeft(pool, path);
  });

  it('fills a buffer once more that came back', async () => {
    const pool = newPool(1);
    await withLocalFile(path, async (file) => {
      let buffer: ArrayBuffer | undefined = new ArrayBuffer(MiB);
      for (let start = 0; start < 4 * MiB; start += MiB) {
        const range = { start, end: start + MiB - 1 };
        const { bytes: read }: { bytes?: Uint8Array<ArrayBuffer> } = await hashPart(file, range, {
          pool,
          buffer,
        });
        assert.ok(read && content.subarray(start, start + MiB).equals(read));
        buffer = read.buffer;
      }
    });
  });

  it('tells of each byte once, and of short reads as of others', async () => {
    const pool = newPool(1, { kind: 'short', path, at: 0 });
    let told = 0;
    await withLocalFile(path, async (file) => {
      const buffer = new ArrayBuffer(3 * MiB);
      const range = { start: 5, end: 2 * MiB + 9 };
      const onProgress = (read: number) => (told = read);
      const { sha256, bytes: read } = await hashPart(file, range, { pool, buffer, onProgress });
      const part = content.subarray(5, 2 * MiB + 10);
      assert.equal(sha256, linearHashOf(part));
      assert.ok(read && part.equals(read));
    });
    assert.equal(told, 2 * MiB + 5);
  });

  it('shares the threads with the verification of a file', async () => {
    const pool = newPool(2);
    await withLocalFile(path, async (file) => {
      const release = pool.hold();
      const ranges = Array.from({ length: 9 }, (_, index) => ({
        start: index * MiB,
        end: (index + 1) * MiB - 1,
      }));
      const trees: string[] = [];
      const verification = hashRanges(file, ranges, ({ treeHash }) => void trees.push(treeHash), { pool });
      const parts = await Promise.all(ranges.map((range) => hashPart(file, range, { pool })));
      await verification;
      assert.deepEqual(
        parts.map(({ treeHash }) => treeHash),
        trees,
      );
      await release();
    });
  });

  it('ends for a file that cannot be read, was truncated, or when it is cancelled', async () => {
    const range = { start: MiB, end: 4 * MiB - 1 };
    const attempt = (kind: 'error' | 'truncate') => {
      const bad = writeTemp(`part ${kind}`, content);
      const pool = newPool(1, { kind, path: bad, at: 2 * MiB });
      return withLocalFile(bad, (file) => hashPart(file, range, { pool, buffer: new ArrayBuffer(3 * MiB) }));
    };
    await assertFails(attempt('error'), 'file', /^“part error” could not be read at byte 2,097,152 \(EIO\)/);
    await assertFails(attempt('truncate'), 'fileChanged', /was truncated/);
    const signal = AbortSignal.abort();
    const pool = newPool(1);
    const part = withLocalFile(path, (file) => hashPart(file, range, { pool, signal }));
    await assertFails(part, 'cancelled', /./);
    assertNothingLeft(pool, path);
  });
});
