import assert from 'node:assert/strict';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';
import type { RequestRecord } from '../../src/emulator/http/server.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import type { GlacierPort } from '../../src/glacier/port.ts';
import { PauseControl } from '../../src/jobs/pacing/pauseControl.ts';
import { UploadScan } from '../../src/jobs/uploads/uploadScan.ts';
import { waitFor } from '../host/waitFor.ts';

/** 25 vaults, of which every fifth has uploads, and the last one three pages of them. */
const vaults = Array.from({ length: 25 }, (_, index) => `vault-${String(index).padStart(2, '0')}`);
const [first = '', last = ''] = [vaults[0], vaults[20]];
const countIn = (name: string) => (name === last ? 120 : vaults.indexOf(name) % 5 === 0 ? 2 : 0);
const inAll = vaults.reduce((sum, name) => sum + countIn(name), 0);
/** Three pages of vaults, one of uploads for each, and two more of the last. */
const inRequests = 3 + vaults.length + 2;

describe('a scan for uploads in progress', () => {
  let emulator: Emulator;
  let port: GlacierPort;
  let scan: UploadScan;
  let records: RequestRecord[] = [];
  let changes = 0;

  beforeEach(async () => {
    records = [];
    changes = 0;
    emulator = await startEmulator({ onRequest: (record) => records.push(record) });
    for (const name of vaults) {
      emulator.seedVault({ name });
      for (let index = 0; index < countIn(name); index++)
        emulator.seedUpload(name, { description: `${name} ${index}`, partSize: MiB, parts: [] });
    }
    ({ port } = connectToSample(emulator));
    scan = new UploadScan(port);
  });

  afterEach(async () => {
    port.dispose();
    await emulator.stop();
  });

  const run = (pause = new PauseControl(), signal = new AbortController().signal) =>
    scan.run({ pause, signal, onChange: () => void changes++ });
  const asked = () => records.map(({ path, query }) => `${path} ${query['marker'] ?? ''}`);
  const found = () => scan.uploads.map(({ description = '' }) => description).sort();
  const everything = () =>
    vaults.flatMap((name) => Array.from({ length: countIn(name) }, (_, index) => `${name} ${index}`)).sort();

  it('finds those of every vault, asking for each page once', async () => {
    await run();
    assert.deepEqual(found(), everything());
    assert.equal(found().length, inAll);
    assert.deepEqual([scan.vaults, scan.scanned, scan.done, scan.error], [25, 25, true, undefined]);
    assert.deepEqual([asked().length, new Set(asked()).size, scan.requests], Array(3).fill(inRequests));
    assert.ok(changes >= inRequests);
    assert.match(scan.uploads[0]?.vaultArn ?? '', new RegExp(`:vaults/${first}$`));
  });

  it('has six requests under way at once, and no more', async () => {
    let [there, most] = [0, 0];
    const held = emulator.inject({
      operation: 'ListMultipartUploads',
      fault: { kind: 'hold' },
      times: Number.POSITIVE_INFINITY,
      match: () => {
        most = Math.max(most, ++there);
        return true;
      },
    });
    const running = run();
    await waitFor('six requests', () => there === 6 || undefined);
    assert.equal(scan.scanned, 0);
    held.dispose();
    await running;
    assert.equal(scan.scanned, 25);
    assert.equal(most, 6);
  });

  it('begins nothing while it is paused, keeps what comes, and asks nothing twice when it goes on', async () => {
    const pause = new PauseControl();
    const held = emulator.inject({
      operation: 'ListMultipartUploads',
      fault: { kind: 'hold' },
      times: 6,
    });
    const running = run(pause);
    await held.struck;
    pause.pause();
    held.release();
    await waitFor('those under way', () => scan.requests === records.length || undefined);
    const then = records.length;
    assert.ok(then < inRequests);
    // A request that was begun by mistake would come before this one.
    await port.describeVault(first, new AbortController().signal);
    assert.equal(records.length, then + 1);
    assert.equal(scan.done, false);
    pause.resume();
    await running;
    assert.deepEqual(found(), everything());
    assert.deepEqual([scan.requests, new Set(asked()).size], [inRequests, inRequests + 1]);
  });

  it('ends though it is paused, once what was under way leaves nothing to do', async () => {
    const pause = new PauseControl();
    const held = emulator.inject({
      operation: 'ListMultipartUploads',
      fault: { kind: 'hold' },
      match: ({ path }) => path.includes(vaults[24] ?? ''),
    });
    const running = run(pause);
    await waitFor('all others', () => scan.scanned === 24 || undefined);
    pause.pause();
    held.release();
    await running;
    assert.equal(scan.done, true);
  });

  it('goes on where a vault refuses, says which, and asks only that again', async () => {
    const refused = `/-/vaults/${vaults[10]}/multipart-uploads`;
    const denied = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'No' } as const;
    const fault = emulator.inject({
      fault: denied,
      times: Number.POSITIVE_INFINITY,
      match: ({ path }) => path === refused,
    });
    await run();
    assert.equal(scan.error, undefined);
    assert.deepEqual(
      scan.refused.map(({ vaultName, error }) => [vaultName, error.kind]),
      [[vaults[10], 'accessDenied']],
    );
    assert.equal(found().length, inAll - 2);
    assert.deepEqual([scan.scanned, scan.done], [24, true]);
    fault.dispose();
    records = [];
    await run();
    assert.deepEqual(asked(), [`${refused} `]);
    assert.deepEqual([found(), scan.refused, scan.scanned], [everything(), [], 25]);
  });

  it('takes a vault that was deleted meanwhile for one without uploads', async () => {
    const gone = { kind: 'error', status: 404, code: 'ResourceNotFoundException', message: 'Vault' } as const;
    emulator.inject({
      operation: 'ListMultipartUploads',
      fault: gone,
      match: ({ path }) => path.includes('vault-03'),
    });
    await run();
    assert.deepEqual([found(), scan.refused, scan.scanned], [everything(), [], 25]);
  });

  it('ends where every other vault would fail, and goes on from there', async () => {
    const expired = emulator.inject({
      operation: 'ListMultipartUploads',
      fault: serviceFaults.expiredToken,
      after: 8,
      times: Number.POSITIVE_INFINITY,
    });
    await run();
    assert.equal(scan.error?.kind, 'expired');
    assert.deepEqual([scan.refused, scan.done, scan.scanned], [[], false, 8]);
    assert.ok(records.length < inRequests, 'not every vault was asked');
    expired.dispose();
    const before = new Set(asked());
    records = [];
    await run();
    assert.deepEqual([found(), scan.done, scan.error], [everything(), true, undefined]);
    assert.equal(new Set(asked()).size, asked().length);
    const twice = asked().filter((each) => before.has(each));
    assert.ok(twice.length <= 6, 'only what had failed');
  });

  it('sends nothing more once it is aborted, and lets nothing go on', async () => {
    const abort = new AbortController();
    const held = emulator.inject({ operation: 'ListMultipartUploads', fault: { kind: 'hold' }, times: 6 });
    const running = run(new PauseControl(), abort.signal);
    await held.struck;
    abort.abort();
    await running;
    held.release();
    const then = scan.requests;
    await port.describeVault(first, new AbortController().signal);
    assert.equal(scan.requests, then);
    assert.ok(then < inRequests);
    await run();
    assert.deepEqual([found(), scan.done], [everything(), true], 'another run goes on');
  });
});
