import assert from 'node:assert/strict';
import { createHash, hash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { MiB } from '../../../src/core/text/bytes.ts';
import { bytesFromHex } from '../../../src/core/treeHash/hex.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';
import { hashBody } from '../../../src/emulator/operations/hashBody.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** 0 to 9 without a 3, and 1 and 2 again: 11 characters, so that no two leaves are alike. */
const archive = Buffer.alloc(5_767_168, '01245678912');

describe('the hashes of a body', () => {
  it('are the same however its bytes come, and combine for any part size', async () => {
    const sizes = fc.oneof(
      fc.integer({ min: 1, max: archive.length }),
      fc.constantFrom(1, MiB - 1, MiB, MiB + 1, 2 * MiB, 3 * MiB + 1, 4 * MiB, 5 * MiB),
    );
    const pieces = fc.integer({ min: 1000, max: 3 * MiB });
    await fc.assert(
      fc.asyncProperty(sizes, pieces, fc.integer({ min: 0, max: 3 }), async (size, piece, power) => {
        const bytes = archive.subarray(0, size);
        const expected = byDefinition(bytes);
        const whole = await hashed(bytes, piece);
        assert.deepEqual(whole, { length: size, linear: hash('sha256', bytes), treeHash: expected });
        const parts = split(bytes, MiB * 2 ** power).map((part) => hashed(part, piece));
        const hashes = (await Promise.all(parts)).map(({ treeHash }) => treeHash);
        assert.equal(combineTreeHashes(hashes, sha256), expected);
      }),
      { numRuns: 40 },
    );
  }).timeout(20_000);

  const linearByPart: [number, string[]][] = [
    [
      2,
      [
        '5bf4f3f5222f78cacc6936bb95fdd3c96311034e21103a5aaa0b318a0e3b1c70',
        '890c530e5598cf690350273f4f7495b235f483f6ea78257945bc252e4f164f15',
        '192c09349b49ae787f3aea25de7e04d67bee9af20e74d833875f3b3935ae6fd4',
      ],
    ],
    [8, ['0cc90f0886ff41e9dc56a01ae7d21ef7fee713c93df948525fe900f3111a47fc']],
  ];
  for (const [mebibytes, expected] of linearByPart) {
    it(`have the known linear values for parts of ${mebibytes} MiB`, async () => {
      const parts = await Promise.all(split(archive, mebibytes * MiB).map((part) => hashed(part, 65_536)));
      assert.deepEqual(
        parts.map(({ linear }) => linear),
        expected,
      );
    });
  }

  it('of nothing are the SHA-256 of nothing', async () => {
    const { length, linear, treeHash } = await hashed(Buffer.alloc(0), 1);
    assert.deepEqual([length, linear, treeHash], [0, hash('sha256', ''), hash('sha256', '')]);
  });

  it('are not made of a connection that is gone', async () => {
    const gone = new Readable({ read() {} });
    gone.destroy();
    await once(gone, 'close');
    await assert.rejects(hashBody(gone, { most: MiB, patience: 60_000 }), /broke off/);
    const goes = new Readable({ read() {} });
    const waiting = hashBody(goes, { most: MiB, patience: 60_000 });
    goes.push('a few bytes');
    goes.destroy(new Error('reset'));
    await assert.rejects(waiting, /broke off/);
  });
});

function hashed(bytes: Buffer, piece: number) {
  return hashBody(Readable.from(split(bytes, piece), { objectMode: false }), {
    most: bytes.length,
    patience: 60_000,
  });
}

/** The definition, read from the top: split at the largest power of two of MiB below the length. */
function byDefinition(bytes: Buffer): string {
  if (bytes.length <= MiB) return hash('sha256', bytes);
  let half = MiB;
  while (half * 2 < bytes.length) half *= 2;
  const halves = [bytes.subarray(0, half), bytes.subarray(half)].map((each) =>
    bytesFromHex(byDefinition(each)),
  );
  return hash('sha256', Buffer.concat(halves));
}

function split(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}
