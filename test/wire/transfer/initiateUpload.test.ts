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
  /** Starts one, with an answer to whether an upload is its own; returns the ids that were asked about too. */
  const startAsking = (answer: boolean, onAsk = () => Promise.resolve()) => {
    const asked: string[] = [];
    const isOwn = (upload: MultipartUpload) => {
      asked.push(upload.id);
      return Promise.resolve(answer);
    };
    const options = { listUploads, onAsk, isOwn, signal };
    return { asked, id: initiateUpload(connection.port, 'vault', wanted, options) };
  };

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

  it('finds the one that was made when the answer was lost, and takes it once somebody has agreed', async () => {
    emulator.inject({ fault: { kind: 'dropAnswer' }, operation: 'InitiateMultipartUpload' });
    const { asked, id } = startAsking(true);
    await id;
    assert.deepEqual(ids().slice(1), [await id]);
    assert.deepEqual(asked, [await id]);
  });

  it('asks about none when the answer came', async () => {
    const { asked, id } = startAsking(false);
    await id;
    assert.deepEqual(ids().slice(1), [await id]);
    assert.deepEqual(asked, []);
  });

  it('takes none that another client may have started meanwhile, unless somebody has agreed', async () => {
    // The request never arrives; the only new upload is that of another client.
    const drop = () => emulator.inject({ fault: { kind: 'drop' }, operation: 'InitiateMultipartUpload' });
    const seed = () => {
      emulator.seedUpload('vault', { ...wanted, parts: [] });
      return Promise.resolve();
    };
    drop();
    assert.equal((await errorOf(start(seed))).kind, 'network');
    drop();
    const { asked, id } = startAsking(false, seed);
    assert.equal((await errorOf(id)).kind, 'network');
    assert.deepEqual(asked, ids().slice(2));
  });

  it('does not ask about one that was started long before', async () => {
    emulator.inject({ fault: { kind: 'drop' }, operation: 'InitiateMultipartUpload' });
    const { asked, id } = startAsking(true, () => {
      emulator.seedUpload('vault', { ...wanted, created: Date.now() - 6 * 60_000, parts: [] });
      return Promise.resolve();
    });
    assert.equal((await errorOf(id)).kind, 'network');
    assert.deepEqual(asked, []);
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
      isOwn: () => Promise.resolve(true),
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
