import assert from 'node:assert/strict';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import type { ConnectionStore } from '../../src/store/connectionStore.ts';
import type { Session } from '../../src/store/session.ts';
import { Sessions } from '../../src/store/sessions.ts';
import { makeHome, setEnvironment } from '../aws/home.ts';
import { waitFor } from '../host/waitFor.ts';

/*
 * What is closed sends nothing more: while a request of each kind of work is held, the connection is removed, and the
 * emulator's record must then have nothing but what was under way.
 */

describe('a connection that was closed', () => {
  let emulator: Emulator;
  let sessions: Sessions;
  let session: Session;
  let store: ConnectionStore;
  let requests: string[];
  const signal = new AbortController().signal;

  beforeEach(async () => {
    requests = [];
    emulator = await startEmulator({ onRequest: ({ operation = '' }) => requests.push(operation) });
    emulator.seedVault({ name: 'vault' });
    for (let number = 0; number < 30; number++) emulator.seedVault({ name: `vault-${number}` });
    const parts = Array.from({ length: 500 }, (_, i) => ({ start: i * MiB, end: (i + 1) * MiB - 1 }));
    for (let number = 0; number < 5; number++) emulator.seedUpload('vault', { partSize: MiB, parts });
    sessions = new Sessions({ pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} });
    sessions.set([
      {
        spec: { kind: 'sample' },
        open: () => Promise.resolve(connectToSample(emulator)),
        watch: () => ({ dispose: () => {} }),
      },
    ]);
    session = sessions.only ?? assert.fail();
    store = (await session.connect()) ?? assert.fail();
    await store.vaults.first();
    await store.uploadsOf('vault').first();
  });

  afterEach(async () => {
    sessions.dispose();
    await emulator.stop();
  });

  const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

  const works: Record<string, () => Promise<unknown>> = {
    'loads no further parts for the panel': () => partsLists()[0]?.pager.loadAll(signal) ?? assert.fail(),
    'lists no further parts for a verification or an export': () =>
      assert.rejects(partsLists()[0]?.loadAll(signal, () => {}) ?? assert.fail(), { kind: 'cancelled' }),
    'goes on with no refresh': async () => {
      await Promise.all(partsLists().map(({ pager }) => pager.first()));
      await store.refresh();
    },
  };
  for (const [name, work] of Object.entries(works)) {
    it(name, async () => {
      const held = emulator.inject({ operation: 'ListParts', after: 7, fault: { kind: 'hold' } });
      const working = work();
      await held.struck;
      const before = requests.length;
      sessions.set([]);
      held.release();
      await working;
      // The record has a request when it was answered: the held one is the last.
      await sends(before, ['ListParts']);
    });
  }

  it('refuses everything that is asked of it later', async () => {
    const { port } = store.connection;
    const [list] = partsLists();
    const before = requests.length;
    session.dispose();
    const { upload } = list ?? assert.fail();
    await assert.rejects(port.listVaults({}, signal), { kind: 'cancelled' });
    await assert.rejects(port.listMultipartUploads('vault', {}, signal), { kind: 'cancelled' });
    await assert.rejects(port.listParts(upload, {}, signal), { kind: 'cancelled' });
    await Promise.all([store.vaults.more(), store.vaults.refresh(), store.uploadsOf('vault-1').first()]);
    await store.partsOf({ ...upload, id: 'another' }).pager.first();
    await store.refresh();
    session.reopen();
    assert.equal(await session.connect(), undefined);
    assert.equal(session.error?.kind, 'cancelled');
    await sends(before);
  });

  it('leaves no socket', async () => {
    assert.ok(sockets() > 0);
    session.dispose();
    await waitFor('the sockets to be closed', () => sockets() === 0 || undefined);
  });

  it('leaves no socket after its credentials are renewed and pending requests have ended', async () => {
    session.dispose();
    await waitFor('the sockets to be closed', () => sockets() === 0 || undefined);
    const home = makeHome();
    const restore = setEnvironment(home.env);
    const write = (comment: string) =>
      home.credentials(
        '[keys]',
        `aws_access_key_id = ${emulator.accessKeyId}`,
        `aws_secret_access_key = ${emulator.secretAccessKey}`,
        `comment = ${comment}`,
      );
    write('before');
    const connection = await connectToAws(
      { kind: 'aws', profile: 'keys', region: emulator.region, endpoint: emulator.url },
      { isTrusted: () => true, askMfaCode: () => assert.fail('nobody asked for an MFA code') },
    );
    const { port } = connection;
    const held = emulator.inject({ operation: 'ListVaults', fault: { kind: 'hold' } });
    const listing = port.listVaults({}, signal);
    await held.struck;
    write('after');
    assert.equal(await connection.filesChanged(), 'kept');
    await port.listVaults({}, signal);
    held.release();
    assert.equal((await listing).items.length, 10);
    await port.listVaults({}, signal);
    // One at each end: that of the renewed credentials.
    await waitFor('the socket to be closed', () => sockets() <= 2 || undefined);
    port.dispose();
    await waitFor('the others, too', () => sockets() === 0 || undefined);
    restore();
    home.remove();
  });

  function partsLists() {
    return store
      .uploadsOf('vault')
      .pages.flat()
      .map((upload) => store.partsOf(upload));
  }

  /** Nothing was sent since, and another connection's request, which comes after all that was, is the next one. */
  async function sends(before: number, underWay: readonly string[] = []): Promise<void> {
    const other = connectToSample(emulator);
    await other.port.listVaults({}, signal);
    other.port.dispose();
    assert.deepEqual(requests.slice(before), [...underWay, 'ListVaults']);
  }
});
