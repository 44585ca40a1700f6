import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { GlacierError } from '../../src/core/errors.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToAws, type ConnectOptions } from '../../src/glacier/connections/connect.ts';
import { standardLimits } from '../../src/glacier/requests/limits.ts';
import type { Connection } from '../../src/glacier/port.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import { isRunning } from '../host/isRunning.ts';
import { resourcesBesides } from '../host/resources.ts';
import { waitFor } from '../host/waitFor.ts';

/*
 * A profile's credential_process that hangs, as one does that waits for a code or a key. Each run notes its process and
 * that of a child, which both do not hear SIGTERM, and whether one before it still runs.
 */

const script = () => `
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const log = __dirname + '/runs';
const before = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\\n') : [];
const isRunning = ${String(isRunning)};
const beside = before.some((line) => isRunning(Number(line.split(' ')[0])));
process.on('SIGTERM', () => {});
const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'inherit' });
appendFileSync(log, process.pid + ' ' + child.pid + ' ' + (beside ? 'beside' : 'alone') + '\\n');
setInterval(() => {
  if (!existsSync(__dirname + '/answer')) return;
  child.kill('SIGKILL');
  console.log(readFileSync(__dirname + '/answer', 'utf8'));
  process.exit();
}, 20);
`;

/** Milliseconds: short for a test, and long enough for a process to start on a machine that is busy. */
const fewSeconds = 5000;

interface Run {
  readonly pids: readonly number[];
  readonly beside: boolean;
}

describe('a credential process that hangs', () => {
  let home: TestHome;
  let restore: () => void;
  let emulator: Emulator;
  let connections: Connection[];

  beforeEach(async () => {
    home = makeHome();
    restore = setEnvironment(home.env);
    emulator = await startEmulator();
    connections = [];
    const command = `"${process.execPath}" "${home.write('hang.cjs', script())}"`;
    home.config(
      '[default]',
      `credential_process = ${command}`,
      '[profile hangs]',
      `credential_process = ${command}`,
    );
  });

  afterEach(async () => {
    for (const { port } of connections) port.dispose();
    await allGone();
    restore();
    await emulator.stop();
    home.remove();
  });

  it('is ended with its children by a cancel', async () => {
    const { port } = await connect();
    const cancel = new AbortController();
    const listing = failing(port.listVaults({}, cancel.signal));
    await started(1);
    cancel.abort();
    assert.equal((await listing).kind, 'cancelled');
    await allGone();
  });

  it('is ended when its connection is closed', async () => {
    const { port } = await connect();
    const listing = failing(port.listVaults({}, new AbortController().signal));
    await started(1);
    port.dispose();
    assert.equal((await listing).kind, 'cancelled');
    await allGone();
  });

  it('is ended by a refresh, which begins another one after it', async () => {
    const { port } = await connect();
    const cancel = new AbortController();
    const first = failing(port.listVaults({}, cancel.signal));
    await started(1);
    cancel.abort();
    const second = port.listVaults({}, new AbortController().signal);
    assert.equal((await first).kind, 'cancelled');
    await started(2);
    answer();
    assert.deepEqual(await second, { items: [] });
    assert.deepEqual(
      runs().map(({ beside }) => beside),
      [false, false],
    );
  });

  it('goes on while somebody waits for it', async () => {
    const { port } = await connect();
    const cancel = new AbortController();
    const first = failing(port.listVaults({}, cancel.signal));
    const second = port.listVaults({}, new AbortController().signal);
    await started(1);
    cancel.abort();
    await first;
    answer();
    assert.deepEqual(await second, { items: [] });
    assert.equal(runs().length, 1);
  });

  it('does not keep a call waiting that was cancelled in its turn', async () => {
    const [one, other] = [await connect(), await connect()];
    const listing = one.port.listVaults({}, new AbortController().signal);
    await started(1);
    const cancel = new AbortController();
    const waiting = failing(other.port.listVaults({}, cancel.signal));
    cancel.abort();
    assert.equal((await waiting).kind, 'cancelled');
    answer();
    assert.deepEqual(await listing, { items: [] });
    assert.equal(runs().length, 1);
  });

  it('does not run twice at once for two connections', async () => {
    const [one, other] = [await connect(), await connect()];
    const { signal } = new AbortController();
    const listings = [one, other].map(({ port }) => port.listVaults({}, signal));
    await started(1);
    answer();
    await Promise.all(listings);
    assert.deepEqual(
      runs().map(({ beside }) => beside),
      [false, false],
    );
  });

  for (const profile of ['hangs', 'default']) {
    it(`does not keep later calls waiting, for the profile ${profile}`, async () => {
      const { port } = await connect(
        { limits: { ...standardLimits, credentialProcess: fewSeconds } },
        profile,
      );
      const cancel = new AbortController();
      const first = failing(port.listVaults({}, cancel.signal));
      await started(1);
      cancel.abort();
      await first;
      const late = await failing(port.listVaults({}, new AbortController().signal));
      assert.match(late.message, /did not end within 5 s/);
      answer();
      assert.deepEqual(await port.listVaults({}, new AbortController().signal), { items: [] });
      assert.deepEqual(
        runs().map(({ beside }) => beside),
        [false, false, false],
      );
    });

    it(`is not begun for a call that was cancelled before, for the profile ${profile}`, async () => {
      const { port } = await connect({}, profile);
      const cancel = new AbortController();
      const listing = failing(port.listVaults({}, cancel.signal));
      cancel.abort();
      assert.equal((await listing).kind, 'cancelled');
      // Its search would have begun before that of the next call.
      answer();
      assert.deepEqual(await port.listVaults({}, new AbortController().signal), { items: [] });
      assert.equal(runs().length, 1);
    });

    it(`is given up after two minutes, for the profile ${profile}`, async () => {
      const limits = { ...standardLimits, credentialProcess: fewSeconds };
      const { port } = await connect({ limits }, profile);
      const error = await failing(port.listVaults({}, new AbortController().signal));
      assert.equal(error.kind, 'credentials');
      assert.equal(error.message, "The profile's credential_process did not end within 5 s and was stopped.");
      await allGone();
      assert.equal(runs().length, 1);
      assert.equal(standardLimits.credentialProcess, 120_000);
    });
  }

  it('does not keep a code from being asked for, nor is that used after a cancel', async () => {
    home.config(
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = hangs',
      'mfa_serial = arn:aws:iam::111122223333:mfa/me',
      '[profile hangs]',
      `credential_process = "${process.execPath}" "${join(home.folder, 'hang.cjs')}"`,
    );
    const asking = Promise.withResolvers<AbortSignal>();
    const answering = Promise.withResolvers<string>();
    const askMfaCode: ConnectOptions['askMfaCode'] = (_serial, _profile, signal) => {
      asking.resolve(signal);
      return answering.promise;
    };
    // Mocha begins to time a test when it has returned its promise.
    await setTimeout();
    const before = process.getActiveResourcesInfo();
    const { port } = await connect({ askMfaCode }, 'role');
    const cancel = new AbortController();
    const listing = failing(port.listVaults({}, cancel.signal));
    const asked = await asking.promise;
    await started(1);
    cancel.abort();
    assert.equal((await listing).kind, 'cancelled');
    assert.equal(asked.aborted, true, 'the question is closed');
    await allGone();
    answering.resolve('123456');
    await waitFor('no clock to run on', () => resourcesBesides(before).length === 0 || undefined);
  });

  async function connect(options: Partial<ConnectOptions> = {}, profile = 'hangs') {
    const spec = {
      kind: 'aws',
      endpoint: emulator.url,
      region: emulator.region,
      ...(profile !== 'default' && { profile }),
    } as const;
    const connection = await connectToAws(spec, {
      isTrusted: () => true,
      askMfaCode: () => assert.fail('nobody asked for an MFA code'),
      ...options,
    });
    connections.push(connection);
    return connection;
  }

  function answer(): void {
    const { accessKeyId, secretAccessKey } = emulator;
    home.write(
      'answer',
      JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }),
    );
  }

  function runs(): Run[] {
    const log = join(home.folder, 'runs');
    if (!existsSync(log)) return [];
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    return lines.map((line) => {
      const [own, child, how] = line.split(' ');
      return { pids: [Number(own), Number(child)], beside: how === 'beside' };
    });
  }

  async function started(count: number): Promise<void> {
    await waitFor(`run ${count} of the process`, () => runs().length >= count || undefined);
  }

  async function allGone(): Promise<void> {
    const pids = runs().flatMap((run) => run.pids);
    await waitFor('the processes to end', () => pids.every((pid) => !isRunning(pid)) || undefined);
  }
});

async function failing(call: Promise<unknown>): Promise<GlacierError> {
  const outcome = await call.catch((error: unknown) => error);
  assert.ok(outcome instanceof Error, 'it failed');
  return outcome as GlacierError;
}
