import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-glacier';
import { readKeptUploads, writeKeptUploads, type KeptUploads } from '../../src/core/uploads/keptUploads.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import type { UploadRecord } from '../../src/core/uploads/uploadRecord.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';
import * as jobs from '../../src/jobs/entry.ts';
import { UploadsPanel } from '../../src/uploadsPanel/host/uploadsPanel.ts';
import type { UploadsPanelOptions } from '../../src/uploadsPanel/host/uploadsPanelOptions.ts';
import {
  protocolVersion,
  type RequestBody,
  type Snapshot,
  type UploadRow,
} from '../../src/uploadsPanel/protocol/messages.ts';
import { waitFor } from '../host/waitFor.ts';
import { type Account, type Accounts, startAccounts } from '../page/accounts.ts';
import { clientFor } from './client.ts';

/*
 * The extension's side of the uploads panel, with a page that is this test, and accounts on emulators.
 */

const denied = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'No' } as const;

const work: Account = {
  name: 'Work',
  uploads: [
    { vault: 'photos', description: 'photos.tar', days: 3, parts: [0, 1, 4] },
    { vault: 'mail', description: 'mail.mbox', days: 2, parts: [0] },
  ],
};
const home: Account = {
  name: 'Home',
  region: 'us-east-1',
  uploads: [{ vault: 'disks', description: 'disk.img', days: 8, parts: [0, 1] }],
};

describe('the extension side of the uploads panel', () => {
  let accounts: Accounts;
  let panel: UploadsPanel | undefined;
  let shown: Snapshot;
  let kept: KeptUploads | undefined;
  let found: readonly UploadRecord[] = [];
  let id = 0;
  let refused = '';
  const asked: string[] = [];

  const start = async (...all: readonly Account[]) => {
    accounts = await startAccounts(all, (name, path) => asked.push(`${name} ${path}`));
    return accounts.sessions;
  };
  const open = (options: Partial<UploadsPanelOptions> = {}) => {
    const { sessions } = accounts;
    const nothing = () => Promise.resolve();
    panel = new UploadsPanel({
      id: 'test',
      sessions,
      jobs,
      actions: {
        run: nothing,
        abort: () => Promise.resolve([]),
        portOf: async ({ sessionId }) => {
          const store = await sessions.all.find((each) => each.id === sessionId)?.connect();
          if (!store) throw new Error('There is no connection.');
          return store.connection.port;
        },
      },
      language: 'en',
      readOnly: () => false,
      post: (message) => {
        if (message.type === 'snapshot') shown = message;
        if (message.type === 'update') {
          const rows = [...shown.rows.slice(0, message.from), ...message.rows];
          for (const [index, row] of message.changed) rows[index] = row;
          shown = { ...shown, ...message, type: 'snapshot', rows };
        }
        if (message.type === 'reply' && 'error' in message.outcome) refused = message.outcome.error.message;
      },
      copy: nothing,
      confirm: () => Promise.resolve(true),
      // As it is read by the next window.
      keep: (each) => (kept = readKeptUploads(writeKeptUploads(each))),
      exportUploads: nothing,
      openAsText: nothing,
      onFound: (uploads) => (found = uploads),
      log: (message) => assert.fail(message),
      ...options,
    });
    return panel;
  };
  const send = (body: RequestBody) => panel?.receive({ ...body, version: protocolVersion, id: ++id });
  const scan = async () => {
    open().scan(accounts.sessions.all);
    await send({ type: 'ready' });
  };
  const over = () => waitFor('the end', () => shown.progress.state === 'over' || undefined);
  const stopped = () => waitFor('a stop', () => shown.progress.state === 'stopped' || undefined);
  const rowOf = (description: string): UploadRow =>
    shown.rows.find((row) => row.description === description) ?? assert.fail(description);
  const statusOf = (description: string) => rowOf(description).status?.text ?? '';
  const problems = () => shown.problems.map(({ connection, cause }) => `${connection}: ${cause}`).sort();
  const generation = () => shown.generation;
  const abortElsewhere = async (description: string) => {
    const { vaultName, uploadId } = rowOf(description);
    const [emulator = assert.fail()] = accounts.emulators;
    const client = clientFor(emulator);
    const input = { accountId: '-', vaultName, uploadId };
    await client.send(new sdk.AbortMultipartUploadCommand(input));
    client.destroy();
  };
  /** Aborts it as the command does: what it is told of is the list of its parts. */
  const abortHere = async (description: string) => {
    await abortElsewhere(description);
    const { sessionId, uploadId } = rowOf(description);
    const store = accounts.sessions.all.find((session) => session.id === sessionId)?.store;
    const record = found.find(({ upload }) => upload.id === uploadId) ?? assert.fail();
    store?.partsOf(record.upload).noteEnded('aborted');
    await waitFor('the end of it', () => statusOf(description) === 'Aborted' || undefined);
  };

  beforeEach(() => {
    [asked.length, kept, found, refused] = [0, undefined, [], ''];
    shown = { rows: [], problems: [], progress: { state: 'running' } } as unknown as Snapshot;
  });
  afterEach(async () => {
    panel?.dispose();
    panel = undefined;
    await accounts.close();
  });

  it('goes through four connections of two regions, whatever three of them meet, and leaves nothing running', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = sockets();
    await start(
      work,
      { ...home, name: 'Throttled' },
      { ...home, name: 'Refusing' },
      { name: 'Gone', unreachable: true },
    );
    const [, throttled, refusing] = accounts.emulators;
    throttled?.inject({ operation: 'ListMultipartUploads', fault: serviceFaults.throttling, times: 2 });
    refusing?.inject({ operation: 'ListVaults', fault: denied, times: Number.POSITIVE_INFINITY });
    await scan();
    await stopped();
    assert.deepEqual(problems(), ['Gone: Cannot reach AWS', 'Refusing: Access denied']);
    assert.deepEqual(
      shown.rows
        .map(({ connection, region, description }) => `${connection} ${region} ${description}`)
        .sort(),
      ['Throttled us-east-1 disk.img', 'Work eu-central-1 mail.mbox', 'Work eu-central-1 photos.tar'],
    );
    panel?.dispose();
    accounts.sessions.dispose();
    for (const emulator of accounts.emulators) await emulator.stop();
    await waitFor('an end of all sockets', () => sockets() <= before || undefined);
  });

  it('is canceled in all connections at once, and begins no request after that', async () => {
    await start(work, home);
    const held = accounts.emulators.map((emulator) =>
      emulator.inject({ operation: 'ListVaults', fault: { kind: 'hold' } }),
    );
    await scan();
    await Promise.all(held.map(({ struck }) => struck));
    await send({ type: 'stop' });
    for (const each of held) each.release();
    await stopped();
    await waitFor('the vaults', () => shown.progress.vaults === 3 || undefined);
    assert.deepEqual(
      asked.map((each) => each.split(' ')[0]),
      ['Work', 'Home'],
    );
    await send({ type: 'goOn' });
    await over();
    assert.equal(shown.rows.length, 3);
    assert.equal(new Set(asked).size, asked.length);
  });

  it('keeps for the next window what was counted and what has ended', async () => {
    await start(work, home);
    await scan();
    await over();
    await send({ type: 'count', generation: generation(), rows: [0, 1, 2] });
    await waitFor('the counts', () => shown.rows.every(({ counted }) => counted) || undefined);
    await abortHere('mail.mbox');
    assert.equal(found.length, 2);
    panel?.dispose();
    assert.ok(kept);
    asked.length = 0;
    open().restore(kept);
    await send({ type: 'ready' });
    await waitFor('the rows', () => shown.rows.length === 3 || undefined);
    assert.equal(statusOf('mail.mbox'), 'Aborted');
    assert.deepEqual(rowOf('photos.tar').counted?.parts, 3);
    assert.equal(found.length, 2);
    assert.deepEqual(asked, []);
  });

  it('says that a connection was removed, and looks for nothing where all were', async () => {
    await start(work, home);
    await scan();
    await over();
    const [first] = accounts.sessions.all;
    accounts.remove('Home');
    await waitFor('the word', () => problems()[0]);
    assert.deepEqual(problems(), ['Home: Connection removed']);
    assert.equal(shown.progress.state, 'over');
    await send({ type: 'refresh' });
    await waitFor('what is left', () => shown.rows.length === 2 || undefined);
    await over();
    assert.deepEqual([shown.rows.length, shown.several, first?.spec.kind], [2, true, 'aws']);
    assert.deepEqual(problems(), ['Home: Connection removed']);
    accounts.remove('Work');
    await send({ type: 'refresh' });
    assert.match(refused, /no longer there/);
    assert.equal(shown.rows.length, 2, 'what was found stays');
  });

  it('forgets what it found in the sample account once that is closed, and looks for it anew when asked', async () => {
    await start({ ...work, sample: true }, home);
    await scan();
    await over();
    await abortHere('mail.mbox');
    assert.deepEqual(found.map(({ upload }) => upload.description).sort(), ['disk.img', 'photos.tar']);
    accounts.remove('Work');
    await waitFor('its rows to go', () => shown.rows.length === 1 || undefined);
    assert.deepEqual(problems(), ['Sample account: Sample account closed']);
    assert.deepEqual([found.length, kept?.records.length, shown.progress.vaults], [1, 1, 1]);
    await send({ type: 'refresh' });
    await over();
    assert.deepEqual(problems(), ['Sample account: Sample account closed']);
    accounts.addAgain('Work');
    const [emulator = assert.fail()] = accounts.emulators;
    emulator.seedUpload('mail', { description: 'mail.mbox', partSize: MiB, parts: [] });
    await send({ type: 'refresh' });
    await waitFor('its rows', () => shown.rows.length === 3 || undefined);
    assert.equal(statusOf('mail.mbox'), '');
    assert.deepEqual(problems(), []);
  });

  it('does not show of the sample account what an earlier window found: it begins anew', async () => {
    await start({ ...work, sample: true }, home);
    await scan();
    await over();
    panel?.dispose();
    open().restore(kept ?? assert.fail());
    await send({ type: 'ready' });
    await waitFor('the rows', () => shown.rows.length === 1 || undefined);
    assert.deepEqual(problems(), ['Sample account: Sample account closed']);
  });

  it('is over when the connection that it could not open is removed', async () => {
    await start(home, { name: 'Gone', unreachable: true });
    await scan();
    await stopped();
    accounts.remove('Gone');
    await over();
    assert.deepEqual(problems(), ['Gone: Connection removed']);
  });

  it('keeps what it knows of one connection while another is opened anew', async () => {
    await start(work, home);
    const refusal = accounts.emulators[1]?.inject({
      operation: 'ListMultipartUploads',
      fault: denied,
      times: Number.POSITIVE_INFINITY,
    });
    await scan();
    await stopped();
    await send({ type: 'count', generation: generation(), rows: [0, 1] });
    await waitFor('the counts', () => shown.rows.every(({ counted }) => counted) || undefined);
    await abortHere('mail.mbox');
    refusal?.dispose();
    accounts.sessions.all[1]?.reopen();
    await send({ type: 'goOn' });
    await over();
    assert.equal(statusOf('mail.mbox'), 'Aborted');
    assert.equal(rowOf('photos.tar').counted?.parts, 3);
    assert.equal(shown.rows.length, 3);
    assert.equal(found.length, 2);
  });

  it('tries again what had failed before it was asked', async () => {
    await start(work);
    const [session = assert.fail()] = accounts.sessions.all;
    accounts.fail('Work', true);
    assert.equal(await session.connect(), undefined);
    accounts.fail('Work', false);
    await scan();
    await over();
    assert.equal(shown.rows.length, 2);
  });

  it('leaves out what has ended when parts are counted, and says why it cannot count', async () => {
    await start(work);
    await scan();
    await over();
    await abortHere('mail.mbox');
    asked.length = 0;
    accounts.emulators[0]?.inject({ operation: 'ListParts', fault: denied });
    await send({ type: 'count', generation: generation(), rows: [0, 1] });
    await waitFor('the reason', () => statusOf('photos.tar') || undefined);
    assert.match(statusOf('photos.tar'), /^Parts not counted: /);
    assert.equal(statusOf('mail.mbox'), 'Aborted');
    assert.equal(asked.length, 1);
  });
});
