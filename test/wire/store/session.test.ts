import assert from 'node:assert/strict';
import { listPartsCommand } from '../../../src/core/cli/cliCommand.ts';
import { GlacierError } from '../../../src/core/errors.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import type { Connection } from '../../../src/glacier/port.ts';
import { type ConnectionSource, Session, type WaitListener } from '../../../src/store/session.ts';
import { Sessions, type SessionsChange } from '../../../src/store/sessions.ts';

const options = { pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} };

/** A connection that is opened when the test says so. */
class Source implements ConnectionSource {
  readonly spec;
  readonly opened: PromiseWithResolvers<Connection>[] = [];
  readonly listeners: WaitListener[] = [];
  watchers = 0;
  filesChanged = () => {};

  constructor(profile: string, name?: string) {
    this.spec = { kind: 'aws', profile, ...(name !== undefined && { name }) } as const;
  }

  open(listener: WaitListener): Promise<Connection> {
    const opening = Promise.withResolvers<Connection>();
    this.opened.push(opening);
    this.listeners.push(listener);
    return opening.promise;
  }

  watch(changed: () => void) {
    this.watchers++;
    this.filesChanged = changed;
    return { dispose: () => void this.watchers-- };
  }
}

describe('a session', () => {
  let emulator: Emulator;
  let source: Source;
  let session: Session;
  const changes: string[] = [];

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'one' });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    changes.length = 0;
    source = new Source('one');
    session = new Session(source, options);
    session.onDidChange(({ kind }) => changes.push(kind));
  });

  afterEach(() => session.dispose());

  /** A connection that tells whether it was closed. */
  function connection(): { connection: Connection; isClosed: () => boolean } {
    const real = connectToSample(emulator);
    let closed = false;
    const dispose = () => {
      closed = true;
      real.port.dispose();
    };
    return { connection: { ...real, port: { ...real.port, dispose } }, isClosed: () => closed };
  }

  it('opens when it is first asked for something, once, and tells of it', async () => {
    assert.equal(source.opened.length, 0);
    assert.equal(source.watchers, 0);
    const both = Promise.all([session.connect(), session.connect()]);
    source.opened[0]?.resolve(connection().connection);
    const [one, other] = await both;
    assert.ok(one);
    assert.equal(one, other);
    assert.equal(source.opened.length, 1);
    assert.equal(source.watchers, 1);
    assert.deepEqual(changes, ['session']);
    await one.vaults.first();
    assert.ok(changes.includes('vaults'));
  });

  it('keeps why it failed until it is reopened', async () => {
    const connecting = session.connect();
    source.opened[0]?.reject(new Error('no key'));
    assert.equal(await connecting, undefined);
    assert.equal(session.error?.message, 'no key');
    assert.equal(session.rootError, session.error);
    assert.equal(await session.connect(), undefined);
    assert.equal(source.opened.length, 1);
    session.reopen();
    assert.equal(session.error, undefined);
    void session.connect();
    assert.equal(source.opened.length, 2);
    assert.deepEqual(changes, ['session', 'session']);
  });

  it('gives whoever waits the newer connection when it is reopened while opening, and closes the older', async () => {
    const [older, newer] = [connection(), connection()];
    const waiting = session.connect();
    session.reopen();
    const asked = session.connect();
    source.opened[0]?.resolve(older.connection);
    source.opened[1]?.resolve(newer.connection);
    const store = await asked;
    assert.equal(store?.connection, newer.connection);
    assert.equal(await waiting, store);
    assert.equal(older.isClosed(), true);
    assert.equal(newer.isClosed(), false);
    assert.equal(session.store, store);
  });

  it('closes a connection that comes after it was closed itself, and stays closed', async () => {
    const late = connection();
    const waiting = session.connect();
    session.dispose();
    source.opened[0]?.resolve(late.connection);
    assert.equal(await waiting, undefined);
    assert.equal(late.isClosed(), true);
    assert.equal(session.store, undefined);
    assert.equal(source.watchers, 0);
    session.reopen();
    assert.equal(session.error?.kind, 'cancelled');
    assert.equal(await session.connect(), undefined);
    assert.equal(source.opened.length, 1);
  });

  it('closes its connection and its watcher when it is reopened', async () => {
    const first = connection();
    const connecting = session.connect();
    source.opened[0]?.resolve(first.connection);
    const store = await connecting;
    session.reopen();
    assert.equal(first.isClosed(), true);
    assert.equal(session.store, undefined);
    assert.equal(source.watchers, 0);
    assert.notEqual(store, undefined);
  });

  it('has lists that keep where they were loaded, for commands, also once its connection leads elsewhere', async () => {
    const moved = await startEmulator({ region: 'eu-west-1' });
    emulator.seedUpload('one', { id: 'upload', partSize: MiB, parts: [{ start: 0, end: MiB - 1 }] });
    try {
      const connecting = session.connect();
      source.opened[0]?.resolve(connection().connection);
      const store = await connecting;
      await store?.uploadsOf('one').first();
      const [upload] = store?.uploadsOf('one').pages.flat() ?? [];
      assert.ok(store && upload);
      const list = store.partsOf(upload);
      await list.pager.first();
      session.reopen();
      const again = session.connect();
      source.opened[1]?.resolve(connectToSample(moved));
      assert.equal((await again)?.connection.region, 'eu-west-1');
      assert.equal(list.pager.closed && list.pager.done, true);
      assert.ok(list.target);
      const command = listPartsCommand(list.upload, list.target);
      assert.ok(command.includes(`--region=us-east-1 --endpoint-url=${emulator.url}`), command);
    } finally {
      await moved.stop();
    }
  });

  it('waits as long as any of its requests does', () => {
    void session.connect();
    const waiting = source.listeners[0]?.onWaiting;
    assert.ok(waiting);
    assert.equal(session.waiting, false);
    waiting(true);
    waiting(true);
    waiting(false);
    assert.equal(session.waiting, true);
    waiting(false);
    assert.equal(session.waiting, false);
    assert.deepEqual(changes, Array(4).fill('waiting'));
  });

  it('is reopened by a change of the files where that can mend its error, and else not', async () => {
    const connecting = session.connect();
    source.opened[0]?.reject(new Error('what files cannot mend'));
    await connecting;
    source.filesChanged();
    assert.equal(session.error?.kind, 'unknown');
    session.reopen();
    const again = session.connect();
    source.opened[1]?.reject(new GlacierError('signIn', 'The sign-in has expired.'));
    await again;
    source.filesChanged();
    assert.equal(session.error, undefined);
  });
});

describe('sessions of several connections', () => {
  let sessions: Sessions;
  const changes: SessionsChange[] = [];

  beforeEach(() => {
    changes.length = 0;
    sessions = new Sessions(options);
    sessions.onDidChange((change) => changes.push(change));
  });

  afterEach(() => sessions.dispose());

  it('change only when the list does', () => {
    sessions.set([new Source('one'), new Source('two')]);
    const [one, two] = sessions.all;
    sessions.set([new Source('one'), new Source('two')]);
    assert.equal(changes.length, 1);
    assert.deepEqual(sessions.all, [one, two]);
  });

  it('stay when they are renamed and moved, under their new names', () => {
    sessions.set([new Source('one'), new Source('two')]);
    const [one, two] = sessions.all;
    sessions.set([new Source('two', 'Second'), new Source('one')]);
    assert.deepEqual(sessions.all, [two, one]);
    assert.deepEqual(sessions.all[0]?.spec, { kind: 'aws', profile: 'two', name: 'Second' });
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['sessions', 'sessions'],
    );
  });

  it('tell what changed in which of them', () => {
    sessions.set([new Source('one'), new Source('two')]);
    const [, two] = sessions.all;
    two?.reopen();
    const change = changes.at(-1);
    assert.ok(change?.kind === 'session');
    assert.equal(change.session, two);
  });

  it('are the only one as long as there is one', () => {
    assert.equal(sessions.only, undefined);
    sessions.set([new Source('one')]);
    assert.equal(sessions.only, sessions.all[0]);
    sessions.set([new Source('one'), new Source('two')]);
    assert.equal(sessions.only, undefined);
  });

  it('are closed with the list, which tells nothing more', async () => {
    sessions.set([new Source('one')]);
    const [one] = sessions.all;
    sessions.dispose();
    assert.deepEqual(sessions.all, []);
    assert.equal(one?.error?.kind, 'cancelled');
    assert.equal(await one?.connect(), undefined);
    assert.equal(changes.length, 1);
  });
});
