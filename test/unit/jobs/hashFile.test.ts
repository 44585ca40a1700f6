import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MiB } from '../../../src/core/text/bytes.ts';
import { hashFile } from '../../../src/jobs/hashing/hashFile.ts';
import { hashRanges } from '../../../src/jobs/hashing/hashRanges.ts';
import { withLocalFile } from '../../../src/jobs/files/localFile.ts';
import { bytesOf, SEQ, treeHashVectors } from '../../wire/treeHashVectors.ts';
import { runningThreads } from '../../host/resources.ts';
import {
  assertNothingLeft,
  bytes,
  linearHashOf,
  newPool,
  openHandles,
  partsOf,
  treeHashOf,
  writeSparse,
  writeTemp,
} from './files.ts';

describe('hashFile', function () {
  this.timeout(60_000);
  const pool = newPool(2);
  const path = writeTemp('vector', '');
  let release: () => Promise<void>;

  before(() => {
    release = pool.hold();
  });

  after(async () => {
    await release();
    assertNothingLeft(pool, path);
  });

  for (const vector of treeHashVectors) {
    it(`has the published hashes of ${vector.name}`, async () => {
      writeTemp('vector', bytesOf(vector));
      const { treeHash, linear } = await hashFile(path, { pool, linear: true });
      assert.deepEqual(
        { treeHash, linear },
        { treeHash: vector.treeHash, linear: vector.linear ?? vector.treeHash },
      );
    });
  }

  it('has the part hashes of the worked example, and never what the usual mistakes make of them', async () => {
    writeTemp('vector', bytesOf({ pieces: [[SEQ, 5_767_168]] }));
    const produced = new Set<string>();
    for (const [partSize, expected] of Object.entries(workedExample)) {
      const { treeHash, parts = [] } = await hashFile(path, { pool, partSize: Number(partSize) * MiB });
      assert.equal(treeHash, '355a5df1a5bed2c416ee467b2e38cd287bbb2ce664758b78aa0dd8ca3c19ba58');
      assert.deepEqual(
        parts.map((part) => part.treeHash.slice(0, 16)),
        expected,
      );
      for (const hash of [treeHash, ...parts.map((part) => part.treeHash)]) produced.add(hash);
    }
    for (const mistake of mistakes) assert.ok(!produced.has(mistake), mistake);
  });

  it('counts progress up to every byte, twice with the linear hash', async () => {
    writeTemp('vector', bytes);
    for (const linear of [false, true]) {
      const seen: number[] = [];
      const total = linear ? 2 * bytes.length : bytes.length;
      await hashFile(path, {
        pool,
        linear,
        onProgress: (read, all) => {
          assert.equal(all, total);
          seen.push(read);
        },
      });
      assert.deepEqual(
        seen,
        seen.toSorted((a, b) => a - b),
      );
      assert.equal(seen.at(-1), total);
    }
  });

  it('takes reads that give less than they were asked for', async () => {
    writeTemp('vector', bytes.subarray(0, 3 * MiB + 5));
    const short = newPool(2, { kind: 'short', path, at: 0 });
    const { treeHash, linear } = await hashFile(path, { pool: short, linear: true });
    assert.equal(treeHash, treeHashOf(bytes.subarray(0, 3 * MiB + 5)));
    assert.equal(linear, linearHashOf(bytes.subarray(0, 3 * MiB + 5)));
    assert.equal(short.size, 0);
  });

  it('refuses an illegal part size, and one that makes too many parts', async () => {
    for (const partSize of [0, -1, 3 * MiB, MiB + 1, MiB / 2, 8192 * MiB, Number.NaN]) {
      await assert.rejects(hashFile(path, { pool, partSize }), { kind: 'partSize' });
    }
  });
});

describe('hashing', function () {
  this.timeout(120_000);

  /** Around the ends of leaves, of pieces (32 MiB) and of parts. */
  const length = fc
    .tuple(fc.integer({ min: 0, max: 39 }), fc.constantFrom(0, 1, 2, 11, 1000, MiB / 2, MiB - 1))
    .map(([leaves, rest]) => leaves * MiB + rest);

  it('is the same as the definition for any size, part size and number of threads', async () => {
    const partSize = fc.integer({ min: 0, max: 5 }).map((power) => 2 ** power * MiB);
    const threads = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(length, partSize, threads, fc.boolean(), async (size, partSize, threads, linear) => {
        const content = bytes.subarray(0, size);
        const path = writeTemp('any', content);
        const pool = newPool(threads);
        const whole = await hashFile(path, { pool });
        const byParts = await hashFile(path, { pool, partSize, linear });
        assert.equal(whole.treeHash, treeHashOf(content));
        assert.equal(byParts.treeHash, whole.treeHash);
        assert.deepEqual(byParts.parts, partsOf(content, partSize));
        assert.equal(byParts.linear, linear ? linearHashOf(content) : undefined);
        assertNothingLeft(pool, path);
      }),
      {
        numRuns: 25,
        examples: [
          [0, MiB, 1, true],
          [33 * MiB, 32 * MiB, 2, true],
          [1, MiB, 4, true],
        ],
      },
    );
  });

  it('is the same as the definition for any ranges, in their order', async () => {
    const path = writeTemp('ranges', bytes);
    const range = fc
      .tuple(fc.nat(bytes.length - 1), length)
      .map(([start, more]) => ({ start, end: Math.min(start + more, bytes.length - 1) }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(range, { maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        async (ranges, threads) => {
          const pool = newPool(threads);
          const hashes: string[] = [];
          await withLocalFile(path, (file) =>
            hashRanges(file, ranges, ({ index, treeHash }) => void (hashes[index] = treeHash), { pool }),
          );
          assert.deepEqual(
            hashes,
            ranges.map(({ start, end }) => treeHashOf(bytes.subarray(start, end + 1))),
          );
        },
      ),
      {
        numRuns: 15,
        examples: [
          [
            [
              { start: 5, end: 34 * MiB },
              { start: MiB, end: MiB },
            ],
            2,
          ],
        ],
      },
    );
  });

  it('asks for ranges only as it gets to them, so that memory does not grow with their number', async () => {
    const size = 32 * MiB;
    const path = writeSparse('many', 32 * size);
    const pool = newPool(1);
    let asked = 0;
    let ahead = 0;
    function* ranges() {
      for (let start = 0; start < 32 * size; start += size) {
        asked++;
        yield { start, end: start + size - 1 };
      }
    }
    const take = ({ index }: { index: number }) => void (ahead = Math.max(ahead, asked - index));
    await withLocalFile(path, (file) => hashRanges(file, ranges(), take, { pool }));
    assert.equal(asked, 32);
    assert.ok(ahead <= 6, `${ahead} ranges ahead`);
  });

  it('shares its threads among jobs, which are all right, also beside a linear hash on the only thread', async () => {
    const path = writeTemp('shared', bytes);
    const pool = newPool(1);
    const jobs = [
      hashFile(path, { pool, linear: true }),
      hashFile(path, { pool, partSize: MiB }),
      hashFile(path, { pool, linear: true }),
    ];
    const [first, ...others] = await Promise.all(jobs);
    assert.equal(first?.treeHash, treeHashOf(bytes));
    assert.equal(first.linear, linearHashOf(bytes));
    assert.equal(others[1]?.linear, first.linear);
    assert.ok(others.every(({ treeHash }) => treeHash === first.treeHash));
    assertNothingLeft(pool, path);
  });

  it('has threads and an open file while it is at work: what the tests count is there to be counted', async () => {
    const path = writeTemp('counted', bytes);
    const pool = newPool(2);
    let seen: number[] = [];
    const onProgress = () => (seen = [pool.size, runningThreads(), openHandles(path)]);
    await hashFile(path, { pool, onProgress });
    assert.deepEqual(seen, [2, 2, 1]);
    assertNothingLeft(pool, path);
  });
});

/** By part size in MiB: the first 16 digits of each part's tree hash. */
const workedExample: Record<string, string[]> = {
  1: [
    'dc090c472a470c7a',
    '5fc55b63543e70e5',
    'efe56a70be6b181e',
    '1421e7dab5c56372',
    '076249c5486a71c4',
    '73b9d3146f9a202f',
  ],
  2: ['1245c6b2a574ac4b', '7c925b923ea4405a', '938449453349194c'],
  4: ['a9933fb080a87a66', '938449453349194c'],
  8: ['355a5df1a5bed2c4'],
};

/** Hex joined, raw joined in one level, the odd hash doubled, the odd hash hashed alone, no tree at all. */
const mistakes = [
  '547f095c4f5b8c01489b064cf79d6ad324d2f5b7a59229c99ad396d393c4903b',
  '17b42bacc9e5ec86159f9c7661cecb084020a2d15b9ad37efd641d98bf5e6abe',
  '761caa79066e4e8560812b2c8f965355222210e28eab603b81b9dd582f985b98',
  'c63984fd91c2af408233bd5d2e39694691d293ba5b0eeca1bd26ce7639f50aba',
  '0cc90f0886ff41e9dc56a01ae7d21ef7fee713c93df948525fe900f3111a47fc',
];
