import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  InitiateMultipartUploadCommand,
  UploadMultipartPartCommand,
  type GlacierClient,
} from '@aws-sdk/client-glacier';
import fc from 'fast-check';
import { MiB } from '../../src/core/text/bytes.ts';
import { bytesFromHex, hexFromBytes } from '../../src/core/treeHash/hex.ts';
import { combineTreeHashes, TreeHash } from '../../src/core/treeHash/treeHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { clientFor } from './client.ts';
import { bytesOf, SEQ, treeHashVectors } from './treeHashVectors.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('tree hashes', () => {
  let emulator: Emulator;
  let client: GlacierClient;
  let uploadId = '';

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vectors' });
    client = clientFor(emulator);
    const input = { accountId: '-', vaultName: 'vectors', partSize: String(128 * MiB) };
    uploadId = (await client.send(new InitiateMultipartUploadCommand(input))).uploadId ?? '';
  });

  after(async () => {
    client.destroy();
    await emulator.stop();
  });

  for (const vector of treeHashVectors) {
    it(`of ${vector.name}, ${vector.pieces.reduce((sum, [, bytes]) => sum + bytes, 0)} bytes`, async () => {
      const body = bytesOf(vector);
      assert.equal(createHash('sha256').update(body).digest('hex'), vector.linear ?? vector.treeHash);
      assert.equal(treeHashOf(body), vector.treeHash);
      if (body.length === 0) return;
      // The SDK and the emulator each compute both hashes on their own, and the emulator refuses what differs.
      const range = `bytes 0-${body.length - 1}/*`;
      const input = { accountId: '-', vaultName: 'vectors', uploadId, range, body };
      const { checksum } = await client.send(new UploadMultipartPartCommand(input));
      assert.equal(checksum, vector.treeHash);
    });
  }
});

describe('tree hashes of parts', () => {
  const archive = bytesOf({ pieces: [[SEQ, 5_767_168]] });
  const whole = '355a5df1a5bed2c416ee467b2e38cd287bbb2ce664758b78aa0dd8ca3c19ba58';
  const byPartSize: [number, string[]][] = [
    [
      1,
      [
        'dc090c472a470c7a394f42fb93604912f3e19d976c38433a7f19bb0a2c0895cf',
        '5fc55b63543e70e54d965de9bc282a0cf5452079a99eb3b3f1d5f58edda8ac12',
        'efe56a70be6b181eb04416fcf42d1ba08f43b2141cb41ec4b085ab2047ef0350',
        '1421e7dab5c563727dbaadbea8f429cc8dcde4e8d35e8e40e7f4af44d086f5f7',
        '076249c5486a71c41e939151455eb91ad00d6716c2db7e7deaf8bbcdbf671162',
        '73b9d3146f9a202fdfaba7c6a37c302c743692a5b4a0f4dd3f74dcdbc19bc18f',
      ],
    ],
    [
      2,
      [
        '1245c6b2a574ac4befdbee8ce1a20e76a13706d4d9da2f7393cb6f115abf6847',
        '7c925b923ea4405a15767df99c9145aa7ae80372bfd6ab792a51c85653120e68',
        '938449453349194cf699b72e2db9773b27175a6d736a25c3a7c69cd10afdd0db',
      ],
    ],
    [
      4,
      [
        'a9933fb080a87a6677fda6f08a0fa3065f811495995ccee3576e3433c127a70f',
        '938449453349194cf699b72e2db9773b27175a6d736a25c3a7c69cd10afdd0db',
      ],
    ],
    [8, [whole]],
  ];
  for (const [mebibytes, hashes] of byPartSize) {
    it(`of ${mebibytes} MiB combine to that of the archive`, () => {
      const parts = split(archive, mebibytes * MiB).map(treeHashOf);
      assert.deepEqual(parts, hashes);
      assert.equal(combineTreeHashes(hashes, sha256), whole);
    });
  }

  it('are not what the usual mistakes make of them', () => {
    const hashes = byPartSize[1]?.[1] ?? [];
    const raw = Buffer.concat(hashes.map(bytesFromHex));
    const mistakes = [
      createHash('sha256').update(hashes.join('')).digest('hex'),
      createHash('sha256').update(raw).digest('hex'),
      '761caa79066e4e8560812b2c8f965355222210e28eab603b81b9dd582f985b98',
      'c63984fd91c2af408233bd5d2e39694691d293ba5b0eeca1bd26ce7639f50aba',
      createHash('sha256').update(archive).digest('hex'),
    ];
    assert.equal(mistakes[0], '547f095c4f5b8c01489b064cf79d6ad324d2f5b7a59229c99ad396d393c4903b');
    assert.equal(mistakes[1], '17b42bacc9e5ec86159f9c7661cecb084020a2d15b9ad37efd641d98bf5e6abe');
    assert.ok(!mistakes.includes(combineTreeHashes(hashes, sha256)));
  });

  it('combine as the definition by halves has it, for any number of leaves and any part size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 8 }), (count, power) => {
        const leaves = Array.from({ length: count }, (_, index) => sha256(Buffer.from(String(index))));
        const expected = hexFromBytes(byHalves(leaves));
        const perPart = 2 ** power;
        const parts = split(leaves, perPart).map((part) => hexFromBytes(byHalves(part)));
        assert.equal(combineTreeHashes(parts, sha256), expected);
      }),
    );
  });
});

/** The definition, read from the top: split at the largest power of two below the number of leaves. */
function byHalves(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(Buffer.concat([byHalves(leaves.slice(0, half)), byHalves(leaves.slice(half))]));
}

function treeHashOf(bytes: Uint8Array): string {
  const tree = new TreeHash(sha256);
  for (const leaf of split(bytes, MiB)) tree.add(sha256(leaf));
  return hexFromBytes(tree.root());
}

function split<T extends { readonly length: number; slice(start: number, end: number): T }>(
  whole: T,
  size: number,
): T[] {
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
    whole.slice(i * size, (i + 1) * size),
  );
}
