import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionSpec } from '../../src/core/aws/connectionSpec.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { watchFiles } from '../../src/glacier/awsFiles/watch.ts';
import { watchProfile } from '../../src/glacier/awsFiles/watchProfile.ts';
import { keepsAccount } from '../../src/store/leadsToVault.ts';
import type { ConnectionSource, Session } from '../../src/store/session.ts';
import { Sessions } from '../../src/store/sessions.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import { resourcesBesides } from '../host/resources.ts';
import { waitFor } from '../host/waitFor.ts';

/*
 * Several connections side by side, each to an emulator that stands for its region, with the real SDK and real files.
 */

const temporary = { accessKeyId: 'ASIAOTHER', secretAccessKey: 'other/secret', sessionToken: 'other/token' };

describe('sessions', function () {
  // The files are looked at once a second.
  let home: TestHome;
  let restore: () => void;
  let sessions: Sessions;
  let emulators: Emulator[];
  const requests: string[] = [];
  /** Connections whose files are looked at. */
  const watched = new Set<ConnectionSpec>();
  const failures: string[] = [];

  beforeEach(() => {
    home = makeHome();
    restore = setEnvironment(home.env);
    requests.length = 0;
    failures.length = 0;
    emulators = [];
    sessions = new Sessions({
      pageSize: () => 50,
      onFailure: ({ kind }) => failures.push(kind),
      onDuplicate: () => {},
    });
  });

  afterEach(async () => {
    sessions.dispose();
    await Promise.all(emulators.map((emulator) => emulator.stop()));
    restore();
    home.remove();
  });

  it('show what each has and never what another has, in two regions and the sample account', async () => {
    const [east, west] = [await start('us-east-1', 'east'), await start('us-west-2', 'west', temporary)];
    writeKeys();
    const sample = await start('eu-west-1', 'sample');
    sessions.set([aws(east, 'one'), aws(west, 'two'), sampleSource(sample)]);
    const names = await Promise.all(sessions.all.map(vaultNames));
    assert.deepEqual(names, [['east'], ['west'], ['sample']]);
    const keys = sessions.all.map(({ store }) => store?.connection.key);
    assert.equal(new Set(keys).size, 3);
    sessions.set([aws(west, 'two'), aws(east, 'one')]);
    assert.deepEqual(await Promise.all(sessions.all.map(vaultNames)), [['west'], ['east']]);
    assert.equal(requests.length, 3, 'putting them into another order asks for nothing');
  });

  it('leave no request, watcher or timer behind when they are removed', async () => {
    const east = await start('us-east-1', 'east');
    const west = await start('us-west-2', 'west', temporary);
    writeKeys();
    sessions.set([aws(east, 'one')]);
    await vaultNames(only());
    const before = process.getActiveResourcesInfo();
    sessions.set([aws(east, 'one'), aws(west, 'two')]);
    const removed = sessions.all[1];
    assert.ok(removed);
    await vaultNames(removed);
    const held = west.inject({ fault: { kind: 'hold' }, operation: 'ListMultipartUploads' });
    const listing = removed.store?.uploadsOf('west').first();
    await held.struck;
    assert.ok(resourcesBesides(before).length > 0, 'a request is under way');
    const asked = requests.length;
    sessions.set([aws(east, 'one')]);
    await listing;
    await waitFor('what the removed one held', () => resourcesBesides(before).length === 0 || undefined);
    assert.deepEqual([...watched], [only().spec]);
    await only().store?.vaults.refresh();
    assert.equal(requests.length, asked + 1, 'only the other connection has asked for something');
    held.release();
  });

  it('go on by themselves once a sign-in or a file is mended', async () => {
    const session = await refusedSession();
    writeKeys();
    await waitFor('its vaults', async () => (await vaultNames(session)).includes('east') || undefined);
  });

  it('keep what they loaded when only credentials change, and use the new ones', async () => {
    const { session, store } = await openSession();
    home.credentials('[one]', ...keyLines('AKIAIOSFODNN7EXAMPLE', 'wrong'));
    await waitFor('the new key', async () => {
      await store?.vaults.refresh();
      return store?.vaults.error?.kind === 'signature' || undefined;
    });
    assert.equal(session.store, store);
    assert.deepEqual(
      store?.vaults.pages.flat().map(({ name }) => name),
      ['east'],
    );
  });

  it('look whether the account is still the same once the files have changed, and are opened anew where it is not', async () => {
    const { east, session, store } = await openSession();
    const vault = store?.vaults.pages.flat()[0];
    assert.ok(vault);
    const place = { vaultName: vault.name, vaultArn: vault.arn };
    const keeps = () => keepsAccount(session, place, new AbortController().signal);
    const change = async (line: string) => {
      home.credentials('[one]', ...keyLines(east.accessKeyId, east.secretAccessKey), line);
      await waitFor('the change to be seen', () => session.hasNewCredentials || undefined);
    };
    assert.ok(await keeps());
    assert.equal(requests.length, 1, 'nothing has changed');
    await change('# one');
    assert.ok(await keeps());
    assert.ok(await keeps());
    assert.equal(requests.length, 2, 'it is asked once');
    assert.equal(session.hasNewCredentials, false);
    await change('# two');
    const others = vault.arn.replace(/\d{12}/, '222222222222');
    east.inject({
      fault: { kind: 'rewrite', body: (json) => ({ ...json, VaultARN: others }) },
      operation: 'DescribeVault',
    });
    assert.equal(await keeps(), false);
    assert.equal(session.store, undefined, 'what was loaded is of another account');
    assert.equal(session.hasNewCredentials, false);
  });

  it('cut off nothing that is being sent, though vaults could not be listed before', async () => {
    const session = await refusedSession();
    const { store } = session;
    const upload = { id: 'u', vaultName: 'east', vaultArn: '', created: new Date(0), partSize: 2 ** 20 };
    store?.partsOf(upload).showSending({ text: 'paused', paused: true, ranges: [], size: 1 });
    let renewed = 0;
    sessions.onDidChange(({ kind }) => void (renewed += kind === 'credentials' ? 1 : 0));
    writeKeys();
    await waitFor('its vaults', () => store?.vaults.count === 1 || undefined);
    assert.equal(session.store, store);
    assert.equal(renewed, 1);
    await session.retry();
    assert.equal(session.store, store, 'nor by Reconnect');
    store?.partsOf(upload).showSending(undefined);
    await session.retry();
    assert.equal(session.store, undefined);
  });

  it('are opened anew when the files send their requests elsewhere', async () => {
    const east = await start('us-east-1', 'east');
    const west = await start('us-west-2', 'west');
    writeKeys();
    home.config('[profile one]', 'region = us-east-1', `endpoint_url = ${east.url}`);
    sessions.set([source({ kind: 'aws', profile: 'one' })]);
    assert.deepEqual(await vaultNames(only()), ['east']);
    home.config('[profile one]', 'region = us-west-2', `endpoint_url = ${west.url}`);
    await waitFor('the other vaults', async () => (await vaultNames(only())).join() === 'west' || undefined);
  });

  it('watch their files until they are closed, and no longer', async () => {
    let text = '[one]';
    const change = () => home.write('.aws/credentials', (text += '#'));
    const seen = { leaving: 0, keeping: 0 };
    const leaving = watchProfile('one', () => (seen.leaving += 1));
    const keeping = watchProfile('one', () => (seen.keeping += 1));
    await waitFor('a change', () => {
      // The first look takes a moment, and a change before it is none.
      change();
      return (seen.leaving > 0 && seen.keeping > 0) || undefined;
    });
    leaving.dispose();
    const before = { ...seen };
    await waitFor('another change', () => {
      change();
      return seen.keeping > before.keeping + 1 || undefined;
    });
    keeping.dispose();
    assert.equal(seen.leaving, before.leaving);
  });

  it('look at a file once for all that share it, without a warning', async () => {
    const path = home.write('shared', 'x');
    const warnings: string[] = [];
    const note = ({ message }: Error) => void warnings.push(message);
    process.on('warning', note);
    let noticed = 0;
    const watching = Array.from({ length: 30 }, () => watchFiles([path, path], () => (noticed += 1)));
    watching.pop()?.dispose();
    watching.at(-1)?.dispose();
    await waitFor('the change', () => {
      home.write('shared', String(performance.now()));
      return noticed >= 28 || undefined;
    });
    assert.equal(noticed % 28, 0, 'each that is left is told, those that have left are not');
    for (const each of watching) each.dispose();
    process.off('warning', note);
    assert.deepEqual(warnings, []);
  });

  it('notice a file that was not there, such as that of a sign-in', async () => {
    const path = join(home.folder, 'not-there-yet');
    let noticed = 0;
    const watching = watchFiles([path], () => (noticed += 1));
    await waitFor('the file', () => {
      rmSync(path, { force: true });
      home.write('not-there-yet', 'x');
      return noticed > 0 || undefined;
    });
    watching.dispose();
  });

  function writeKeys(): void {
    home.credentials(
      '[one]',
      ...keyLines('AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
      '[two]',
      ...keyLines(temporary.accessKeyId, temporary.secretAccessKey),
      `aws_session_token = ${temporary.sessionToken}`,
    );
  }

  async function start(
    region: string,
    vault: string,
    key: Partial<typeof temporary> = {},
  ): Promise<Emulator> {
    const onRequest = () => requests.push(region);
    const emulator = await startEmulator({ region, onRequest, ...key });
    emulator.seedVault({ name: vault });
    emulators.push(emulator);
    return emulator;
  }

  function aws(emulator: Emulator, profile: string): ConnectionSource {
    return source({ kind: 'aws', profile, region: emulator.region, endpoint: emulator.url });
  }

  function source(spec: Extract<ConnectionSpec, { kind: 'aws' }>): ConnectionSource {
    return {
      spec,
      open: (listener) =>
        connectToAws(spec, {
          ...listener,
          isTrusted: () => true,
          askMfaCode: () => assert.fail('nobody asked for an MFA code'),
          throttleTries: 0,
        }),
      watch: (changed) => {
        watched.add(spec);
        const watching = watchProfile(spec.profile, changed);
        return {
          dispose: () => {
            watched.delete(spec);
            watching.dispose();
          },
        };
      },
    };
  }

  function sampleSource(emulator: Emulator): ConnectionSource {
    return {
      spec: { kind: 'sample' },
      open: () => Promise.resolve(connectToSample(emulator)),
      watch: () => ({ dispose: () => {} }),
    };
  }

  /** That of a profile, with the vaults of its emulator. */
  async function openSession() {
    const east = await start('us-east-1', 'east');
    writeKeys();
    sessions.set([aws(east, 'one')]);
    const session = only();
    await vaultNames(session);
    return { east, session, store: session.store };
  }

  /** That of a profile whose keys are refused until they are written anew. */
  async function refusedSession(): Promise<Session> {
    const east = await start('us-east-1', 'east');
    home.credentials('[one]', ...keyLines('AKIAIOSFODNN7EXAMPLE', 'wrong'));
    sessions.set([aws(east, 'one')]);
    const session = only();
    await vaultNames(session);
    assert.equal(session.rootError?.kind, 'signature');
    return session;
  }

  function only(): Session {
    assert.ok(sessions.only);
    return sessions.only;
  }

  async function vaultNames(session: Session): Promise<string[]> {
    const store = await session.connect();
    await store?.vaults.first();
    return store?.vaults.pages.flat().map(({ name }) => name) ?? [];
  }
});

function keyLines(id: string, secret: string): string[] {
  return [`aws_access_key_id = ${id}`, `aws_secret_access_key = ${secret}`];
}
