import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import * as sdk from '@aws-sdk/client-glacier';
import { MiB } from '../../src/core/text/bytes.ts';
import { combineTreeHashes } from '../../src/core/treeHash/treeHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { clientFor, refusalOf } from './client.ts';

/*
 * Whole uploads through the official SDK: sent out of order, listed page by page, combined from the listed hashes, and
 * completed, which the emulator only does when all of that is right.
 */

const accountId = '-';
const vaultName = 'vault';
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('an upload through the SDK', () => {
  let emulator: Emulator;
  let client: sdk.GlacierClient;
  let now = Date.now();

  beforeEach(async () => {
    now = Date.now();
    emulator = await startEmulator({ clock: () => now });
    // A second attempt lets the SDK follow the clock where a test sets it forward.
    client = clientFor(emulator, 2);
    await client.send(new sdk.CreateVaultCommand({ accountId, vaultName }));
  });

  afterEach(async () => {
    client.destroy();
    await emulator.stop();
  });

  for (const partSize of [1 * MiB, 8 * MiB]) {
    it(`of a random file of 53 MiB and a bit, out of order in parts of ${partSize / MiB} MiB`, async () => {
      const file = randomBytes(53 * MiB + 4321);
      const uploadId = await initiate(partSize);
      for (const index of shuffled(Math.ceil(file.length / partSize))) {
        await uploadPart(uploadId, file, index * partSize, partSize);
      }
      const parts = await listAllParts(uploadId);
      assert.equal(parts.length, Math.ceil(file.length / partSize));
      const starts = parts.map(({ RangeInBytes = '' }) => Number(RangeInBytes.split('-')[0]));
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
        'listed by where they begin, as numbers',
      );
      const checksum = combineTreeHashes(
        parts.map(({ SHA256TreeHash = '' }) => SHA256TreeHash),
        sha256,
      );
      const { archiveId } = await complete(uploadId, file.length, checksum);
      assert.match(archiveId ?? '', /^[\w-]{138}$/);
    }).timeout(20_000);
  }

  it('is answered as the service does, with the digits of the account', async () => {
    const created = await client.send(
      new sdk.InitiateMultipartUploadCommand({ accountId, vaultName, partSize: `${MiB}` }),
    );
    assert.match(created.uploadId ?? '', /^[\w-]{92}$/);
    assert.equal(created.location, `/111122223333/vaults/vault/multipart-uploads/${created.uploadId}`);
    const { UploadsList } = await client.send(new sdk.ListMultipartUploadsCommand({ accountId, vaultName }));
    assert.equal(UploadsList?.[0]?.VaultARN, 'arn:aws:glacier:us-east-1:111122223333:vaults/vault');
    assert.equal(UploadsList?.[0]?.ArchiveDescription, undefined, 'null where there is none');
  });

  it('keeps the last of two parts for one range', async () => {
    const uploadId = await initiate(MiB);
    await uploadPart(uploadId, Buffer.alloc(MiB, 'a'), 0, MiB);
    await uploadPart(uploadId, Buffer.alloc(MiB, 'b'), 0, MiB);
    const parts = await listAllParts(uploadId);
    assert.deepEqual(
      parts.map(({ SHA256TreeHash }) => SHA256TreeHash),
      [hashOf(Buffer.alloc(MiB, 'b'))],
    );
  });

  const refused: [string, { range: string; length: number; checksum?: string }, RegExp][] = [
    ['that does not begin at a multiple of the part size', { range: '5-14', length: 10 }, /not a multiple/],
    [
      'that is longer than the part size',
      { range: `0-${MiB}`, length: MiB + 1 },
      /longer than the part size/,
    ],
    [
      'whose range does not fit its length',
      { range: '0-99', length: 98 },
      /bytes 0-99\/\* is incompatible with Content-Length: 98/,
    ],
    ['with a range that runs backwards', { range: '9-5', length: 1 }, /Invalid Content-Range: bytes 9-5/],
    [
      'that is number 10,001',
      { range: `${10_000 * MiB}-${10_000 * MiB}`, length: 1 },
      /part number 10001 .* limit of 10000 parts/,
    ],
    [
      'with another tree hash',
      { range: '0-9', length: 10, checksum: 'f'.repeat(64) },
      /Checksum mismatch: expected f+, computed [0-9a-f]{64}/,
    ],
  ];
  for (const [name, { range, length, checksum }, message] of refused) {
    it(`refuses a part ${name}, and stays open`, async () => {
      const uploadId = await initiate(MiB);
      const input = {
        accountId,
        vaultName,
        uploadId,
        range: `bytes ${range}/*`,
        body: Buffer.alloc(length, 'x'),
      };
      const refusal = await refusalOf(
        client.send(
          new sdk.UploadMultipartPartCommand(checksum === undefined ? input : { ...input, checksum }),
        ),
      );
      assert.equal(refusal.name, 'InvalidParameterValueException');
      assert.match(refusal.message, message);
      assert.deepEqual(await listAllParts(uploadId), []);
    });
  }

  it('takes a short part in the middle, and refuses only to complete', async () => {
    const uploadId = await initiate(MiB);
    await uploadPart(uploadId, Buffer.alloc(100, 'x'), 0, 100);
    await uploadPart(uploadId, Buffer.alloc(2 * MiB, 'x'), MiB, MiB);
    const hashes = (await listAllParts(uploadId)).map(({ SHA256TreeHash = '' }) => SHA256TreeHash);
    const refusal = await refusalOf(complete(uploadId, MiB + 100, combineTreeHashes(hashes, sha256)));
    assert.equal(refusal.name, 'InvalidParameterValueException');
    assert.equal((await listAllParts(uploadId)).length, 2);
  });

  it('refuses to complete with a gap, a wrong size or a wrong hash, and completes after that', async () => {
    const file = randomBytes(2 * MiB);
    const uploadId = await initiate(MiB);
    await uploadPart(uploadId, file, MiB, MiB);
    const whole = combineTreeHashes([hashOf(file.subarray(0, MiB)), hashOf(file.subarray(MiB))], sha256);
    assert.match(
      (await refusalOf(complete(uploadId, 2 * MiB, whole))).message,
      /do not cover bytes 0-1048575/,
    );
    await uploadPart(uploadId, file, 0, MiB);
    assert.match(
      (await refusalOf(complete(uploadId, 2 * MiB - 1, whole))).message,
      /Invalid x-amz-archive-size/,
    );
    const linear = createHash('sha256').update(file).digest('hex');
    assert.equal(
      (await refusalOf(complete(uploadId, 2 * MiB, linear))).message,
      `Invalid x-amz-sha256-tree-hash: ${linear}`,
    );
    await complete(uploadId, 2 * MiB, whole);
  });

  it('gives a repeated Complete the same archive for a while, and is gone from the lists at once', async () => {
    const file = randomBytes(100);
    const uploadId = await initiate(MiB);
    await uploadPart(uploadId, file, 0, MiB);
    const { archiveId } = await complete(uploadId, 100, hashOf(file));
    assert.equal((await complete(uploadId, 100, hashOf(file))).archiveId, archiveId);
    const { UploadsList } = await client.send(new sdk.ListMultipartUploadsCommand({ accountId, vaultName }));
    assert.deepEqual(UploadsList, []);
    assert.equal((await refusalOf(listAllParts(uploadId))).name, 'ResourceNotFoundException');
    assert.equal((await refusalOf(abort(uploadId))).name, 'ResourceNotFoundException');
    now += 6 * 60_000;
    assert.equal((await refusalOf(complete(uploadId, 100, hashOf(file)))).name, 'ResourceNotFoundException');
  });

  it('counts for the vault after the next inventory, and keeps it from being deleted', async () => {
    const uploadId = await initiate(MiB);
    await uploadPart(uploadId, Buffer.alloc(100), 0, MiB);
    await complete(uploadId, 100, hashOf(Buffer.alloc(100)));
    const before = await client.send(new sdk.DescribeVaultCommand({ accountId, vaultName }));
    assert.deepEqual(
      [before.NumberOfArchives, before.SizeInBytes, before.LastInventoryDate],
      [0, 0, undefined],
    );
    emulator.inventory();
    const after = await client.send(new sdk.DescribeVaultCommand({ accountId, vaultName }));
    assert.deepEqual([after.NumberOfArchives, after.SizeInBytes], [1, 100]);
    assert.match(
      (await refusalOf(client.send(new sdk.DeleteVaultCommand({ accountId, vaultName })))).message,
      /^Vault not empty/,
    );
  });

  it('can be aborted, twice, and is gone then', async () => {
    const uploadId = await initiate(MiB);
    await abort(uploadId);
    await abort(uploadId);
    assert.equal((await refusalOf(listAllParts(uploadId))).name, 'ResourceNotFoundException');
    now += 6 * 60_000;
    assert.equal((await refusalOf(abort(uploadId))).name, 'ResourceNotFoundException');
  });

  it('disappears after 24 hours without activity, which listing is not', async () => {
    const uploadId = await initiate(MiB);
    now += 23 * 3_600_000;
    await uploadPart(uploadId, Buffer.alloc(5), 0, MiB);
    now += 23 * 3_600_000;
    assert.equal((await listAllParts(uploadId)).length, 1);
    now += 2 * 3_600_000;
    assert.equal((await refusalOf(listAllParts(uploadId))).name, 'ResourceNotFoundException');
  });

  it('refuses part sizes that are none', async () => {
    for (const partSize of ['0', '10485760', `${8 * 1024 * MiB}`, 'x']) {
      const refusal = await refusalOf(
        client.send(new sdk.InitiateMultipartUploadCommand({ accountId, vaultName, partSize })),
      );
      assert.match(
        refusal.message,
        new RegExp(`^Invalid part size: ${partSize}\\. Part size must not be null`),
      );
    }
  });

  async function initiate(partSize: number): Promise<string> {
    const input = { accountId, vaultName, partSize: String(partSize), archiveDescription: 'test' };
    return (await client.send(new sdk.InitiateMultipartUploadCommand(input))).uploadId ?? '';
  }

  async function uploadPart(uploadId: string, file: Buffer, start: number, partSize: number): Promise<void> {
    const body = file.subarray(start, start + partSize);
    const bytes = body.length > 0 ? body : file.subarray(0, partSize);
    const range = `bytes ${start}-${start + bytes.length - 1}/*`;
    const input = { accountId, vaultName, uploadId, range, body: bytes };
    const { checksum } = await client.send(new sdk.UploadMultipartPartCommand(input));
    assert.equal(checksum, hashOf(bytes));
  }

  async function listAllParts(uploadId: string): Promise<sdk.PartListElement[]> {
    const parts: sdk.PartListElement[] = [];
    for await (const page of sdk.paginateListParts({ client }, { accountId, vaultName, uploadId })) {
      parts.push(...(page.Parts ?? []));
    }
    return parts;
  }

  function complete(uploadId: string, size: number, checksum: string) {
    const input = { accountId, vaultName, uploadId, archiveSize: String(size), checksum };
    return client.send(new sdk.CompleteMultipartUploadCommand(input));
  }

  function abort(uploadId: string) {
    return client.send(new sdk.AbortMultipartUploadCommand({ accountId, vaultName, uploadId }));
  }
});

function hashOf(bytes: Uint8Array): string {
  const leaves = Array.from({ length: Math.ceil(bytes.length / MiB) }, (_, i) =>
    createHash('sha256')
      .update(bytes.subarray(i * MiB, (i + 1) * MiB))
      .digest('hex'),
  );
  return combineTreeHashes(leaves, sha256);
}

/** 0 to count-1 in an order that is none, the same each time. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  return order.sort((a, b) => ((a * 7919) % count) - ((b * 7919) % count));
}
