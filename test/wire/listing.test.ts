import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-glacier';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { fillSample } from '../../src/emulator/sample/sample.ts';
import { clientFor, refusalOf } from './client.ts';

const accountId = '-';

describe('the listings of the emulator', () => {
  let emulator: Emulator;
  let client: sdk.GlacierClient;

  beforeEach(async () => {
    emulator = await startEmulator();
    client = clientFor(emulator);
  });

  afterEach(async () => {
    client.destroy();
    await emulator.stop();
  });

  it('give vaults by name in ASCII order, ten a page', async () => {
    const names = ['b', 'B', 'a', '_', '1', ...Array.from({ length: 12 }, (_, index) => `vault-${index}`)];
    for (const name of names) emulator.seedVault({ name });
    const pages: string[][] = [];
    for await (const page of sdk.paginateListVaults({ client }, { accountId })) {
      pages.push((page.VaultList ?? []).map(({ VaultName = '' }) => VaultName));
    }
    assert.deepEqual(
      pages.map(({ length }) => length),
      [10, 7],
    );
    assert.deepEqual(pages.flat(), names.sort());
  });

  it('give uploads in no order that means anything, each once', async () => {
    fillSample(emulator.storage, Date.now());
    const found: string[] = [];
    for await (const page of sdk.paginateListMultipartUploads(
      { client },
      { accountId, vaultName: 'home-directories' },
    )) {
      found.push(...(page.UploadsList ?? []).map(({ ArchiveDescription = '' }) => ArchiveDescription));
    }
    assert.equal(found.length, 60);
    assert.equal(new Set(found).size, 60);
    assert.notDeepEqual(found, found.toSorted());
  });

  it('give parts by number and not by text, and go on where they were while parts come in', async () => {
    emulator.seedVault({ name: 'vault' });
    const part = (index: number) => ({ start: index * MiB, end: (index + 1) * MiB - 1 });
    const uploadId = emulator.seedUpload('vault', { partSize: MiB, parts: [11, 9, 2, 10, 100].map(part) });
    const input = { accountId, vaultName: 'vault', uploadId };
    const first = await client.send(new sdk.ListPartsCommand({ ...input, limit: 3 }));
    assert.deepEqual(numbers(first), [2, 9, 10]);
    const body = Buffer.alloc(MiB);
    for (const index of [1, 12]) {
      const { start, end } = part(index);
      await client.send(
        new sdk.UploadMultipartPartCommand({ ...input, range: `bytes ${start}-${end}/*`, body }),
      );
    }
    const second = await client.send(new sdk.ListPartsCommand({ ...input, marker: first.Marker }));
    assert.deepEqual(numbers(second), [11, 12, 100]);
    assert.equal(second.Marker, undefined);
  });

  it('end after exactly 50 parts, and go on after 51', async () => {
    fillSample(emulator.storage, Date.now());
    const { UploadsList = [] } = await client.send(
      new sdk.ListMultipartUploadsCommand({ accountId, vaultName: 'edge-cases' }),
    );
    for (const [description, more] of [
      ['exactly 50 parts', false],
      ['exactly 51 parts', true],
      ['no parts yet', false],
    ] as const) {
      const upload = UploadsList.find(({ ArchiveDescription }) => ArchiveDescription === description);
      const input = { accountId, vaultName: 'edge-cases', uploadId: upload?.MultipartUploadId };
      const { Marker } = await client.send(new sdk.ListPartsCommand(input));
      assert.equal(Marker !== undefined, more, description);
    }
  });

  it('refuse limits that are none', async () => {
    emulator.seedVault({ name: 'vault' });
    for (const limit of [0, 51, -1, 1.5]) {
      const call = client.send(new sdk.ListMultipartUploadsCommand({ accountId, vaultName: 'vault', limit }));
      assert.equal((await refusalOf(call)).name, 'InvalidParameterValueException', String(limit));
    }
    assert.match(
      (await refusalOf(client.send(new sdk.ListVaultsCommand({ accountId, limit: 11 })))).message,
      /between 1 and 10/,
    );
  });

  it('refuse markers that were changed, made up, or come from another list', async () => {
    fillSample(emulator.storage, Date.now());
    const { Marker = '' } = await client.send(new sdk.ListVaultsCommand({ accountId }));
    assert.notEqual(Marker, '');
    const changed = `${Marker.slice(0, -2)}${Marker.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const marker of [changed, 'x', '1001', 'null']) {
      const call = client.send(new sdk.ListVaultsCommand({ accountId, marker }));
      assert.equal((await refusalOf(call)).name, 'InvalidParameterValueException', marker);
    }
    const elsewhere = client.send(
      new sdk.ListMultipartUploadsCommand({ accountId, vaultName: 'home-directories', marker: Marker }),
    );
    assert.equal((await refusalOf(elsewhere)).name, 'InvalidParameterValueException');
  });

  it('know the account by its digits too, and no other', async () => {
    await client.send(new sdk.ListVaultsCommand({ accountId: emulator.accountId }));
    const refusal = await refusalOf(client.send(new sdk.ListVaultsCommand({ accountId: '999999999999' })));
    assert.equal(refusal.name, 'AccessDeniedException');
    assert.equal(refusal.message, 'Access denied for account ID: 999999999999');
  });

  it('name the vault that is missing', async () => {
    const refusal = await refusalOf(
      client.send(new sdk.DescribeVaultCommand({ accountId, vaultName: 'nowhere' })),
    );
    assert.equal(
      refusal.message,
      'Vault not found for ARN: arn:aws:glacier:us-east-1:111122223333:vaults/nowhere',
    );
    assert.equal(refusal.$metadata.httpStatusCode, 404);
  });

  it('have vaults that can be created, described and deleted', async () => {
    const input = { accountId, vaultName: 'new.vault_1-a' };
    const { location } = await client.send(new sdk.CreateVaultCommand(input));
    assert.equal(location, '/111122223333/vaults/new.vault_1-a');
    await client.send(new sdk.CreateVaultCommand(input));
    const vault = await client.send(new sdk.DescribeVaultCommand(input));
    assert.match(vault.CreationDate ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await client.send(new sdk.DeleteVaultCommand(input));
    await client.send(new sdk.DeleteVaultCommand(input));
    assert.equal(
      (await refusalOf(client.send(new sdk.DescribeVaultCommand(input)))).name,
      'ResourceNotFoundException',
    );
    const refusal = await refusalOf(client.send(new sdk.CreateVaultCommand({ accountId, vaultName: 'a b' })));
    assert.match(refusal.message, /^Invalid vault name: arn:aws:glacier/);
  });

  it('refuse what the emulator does not have by name', async () => {
    const refusal = await refusalOf(client.send(new sdk.ListJobsCommand({ accountId, vaultName: 'vault' })));
    assert.equal(refusal.name, 'BadRequest');
    assert.match(refusal.message, /no operation for GET/);
  });
});

/** The parts of a page, counted from 0. */
function numbers({ Parts = [] }: { Parts?: sdk.PartListElement[] | undefined }): number[] {
  return Parts.map(({ RangeInBytes = '' }) => Number(RangeInBytes.split('-')[0]) / MiB);
}
