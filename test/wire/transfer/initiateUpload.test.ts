import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { MultipartUpload } from '../../../src/core/model.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { serviceFaults } from '../../../src/emulator/faults/serviceFaults.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import type { Connection } from '../../../src/glacier/port.ts';
import { initiateUpload } from '../../../src/jobs/transfer/initiateUpload.ts';
import { errorOf } from '../client.ts';

const { signal } = new AbortController();
const wanted = { partSize: MiB, description: 'photos.tar' };

describe('starting an upload', () => {
  let emulator: Emulator;
  let connection: Connection;

  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    emulator.seedUpload('vault', { ...wanted, parts: [] });
    connection = connectToSample(emulator);
  });

  afterEach(async () => {
    connection.port.dispose();
    await emulator.stop();
  });

  const ids = () => [...(emulator.storage.vaults.get('vault')?.uploads.keys() ?? [])];
  const listUploads = async (): Promise<MultipartUpload[]> => {
    const { items } = await connection.port.listMultipartUploads('vault', {}, signal);
    return items.map((upload) => ({ vaultArn: '', ...upload }));
  };
  const start = (onAsk: (before: readonly string[]) => Promise<void> = () => Promise.resolve()) =>
    initiateUpload(connection.port, 'vault', wanted, { listUploads, onAsk, signal });

  it('makes one', async () => {
    const id = await start();
    assert.deepEqual(ids().slice(1), [id]);
  });

  it('tells which uploads there are before it asks for one, and asks for none where that fails', async () => {
    const before = ids();
    const told: (readonly string[])[] = [];
    await start((known) => {
      assert.deepEqual(ids(), before);
      told.push(known);
      return Promise.resolve();
    });
    assert.deepEqual(told, [before]);
    await assert.rejects(
      start(() => Promise.reject(new Error('The disk is full.'))),
      /The disk is full/,
    );
    assert.equal(ids().length, 2);
  });

  it('finds the one that was made when the answer was lost', async () => {
    emulator.inject({ fault: { kind: 'dropAnswer' }, operation: 'InitiateMultipartUpload' });
    const id = await start();
    assert.deepEqual(ids().slice(1), [id]);
  });

  it('fails when none was made, and makes none again', async () => {
    emulator.inject({ fault: { kind: 'drop' }, operation: 'InitiateMultipartUpload' });
    assert.equal((await errorOf(start())).kind, 'network');
    assert.equal(ids().length, 1);
  });

  it('fails when another client has started one like it meanwhile, as nobody can tell which is its own', async () => {
    emulator.inject({ fault: { kind: 'dropAnswer' }, operation: 'InitiateMultipartUpload' });
    let listed = 0;
    const failing = initiateUpload(connection.port, 'vault', wanted, {
      listUploads: async () => {
        if (listed++ > 0) emulator.seedUpload('vault', { ...wanted, parts: [] });
        return listUploads();
      },
      onAsk: () => Promise.resolve(),
      signal,
    });
    assert.equal((await errorOf(failing)).kind, 'network');
  });

  it('looks for nothing when it was refused', async () => {
    emulator.inject({ fault: serviceFaults.expiredToken, operation: 'InitiateMultipartUpload', times: 2 });
    assert.equal((await errorOf(start())).kind, 'expired');
    assert.equal(ids().length, 1);
  });
});
