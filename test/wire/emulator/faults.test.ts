import assert from 'node:assert/strict';
import type { ClientRequest } from 'node:http';
import * as sdk from '@aws-sdk/client-glacier';
import { MiB } from '../../../src/core/text/bytes.ts';
import { serviceFaults } from '../../../src/emulator/faults/serviceFaults.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { Fault } from '../../../src/emulator/faults/faults.ts';
import type { RequestRecord } from '../../../src/emulator/http/server.ts';
import { waitFor } from '../../host/waitFor.ts';
import { clientFor, refusalOf } from '../client.ts';
import { call } from './harness.ts';
import * as rewrites from './rewrites.ts';

const accountId = '-';
const vaultName = 'vault';

describe('faults of the emulator', () => {
  let emulator: Emulator;
  let client: sdk.GlacierClient;
  let records: RequestRecord[] = [];
  let uploadId = '';

  beforeEach(async () => {
    records = [];
    emulator = await startEmulator({ onRequest: (record) => records.push(record) });
    client = clientFor(emulator);
    emulator.seedVault({ name: vaultName });
    const parts = [0, 1, 2].map((index) => ({ start: index * MiB, end: (index + 1) * MiB - 1 }));
    uploadId = emulator.seedUpload(vaultName, { partSize: MiB, parts });
  });

  afterEach(async () => {
    client.destroy();
    await emulator.stop();
  });

  for (const [name, fault] of Object.entries(serviceFaults)) {
    it(`answer with the service's error: ${name}`, async () => {
      emulator.inject({ fault });
      const refusal = await refusalOf(listVaults());
      assert.deepEqual(
        [refusal.name, refusal.message, refusal.$metadata.httpStatusCode],
        [fault.code, fault.message, fault.status],
      );
      await listVaults();
    });
  }

  it('apply to one request by default, by operation, match and count', async () => {
    emulator.inject({
      operation: 'ListParts',
      match: ({ query }) => query['limit'] === '1',
      after: 1,
      times: 2,
      fault: serviceFaults.expiredToken,
    });
    await listVaults();
    await listParts();
    const outcomes: boolean[] = [];
    for (let turn = 0; turn < 5; turn++)
      outcomes.push(
        await listParts(1).then(
          () => true,
          () => false,
        ),
      );
    assert.deepEqual(outcomes, [true, false, false, true, true]);
  });

  it('do not apply after they were withdrawn', async () => {
    const injected = emulator.inject({ times: 5, fault: serviceFaults.expiredToken });
    await refusalOf(listVaults());
    injected.dispose();
    await listVaults();
  });

  it('hold a request and process it when it is released', async () => {
    const held = emulator.inject({ operation: 'AbortMultipartUpload', fault: { kind: 'hold' } });
    const abort = client.send(new sdk.AbortMultipartUploadCommand({ accountId, vaultName, uploadId }));
    await held.struck;
    assert.equal((await listParts()).Parts?.length, 3, 'nothing has happened yet, and others are served');
    held.release();
    await abort;
    assert.equal((await refusalOf(listParts())).name, 'ResourceNotFoundException');
  });

  it('let go of a request whose client gave up meanwhile', async () => {
    const held = emulator.inject({ fault: { kind: 'hold' } });
    const abort = new AbortController();
    const given = refusalOf(
      client.send(new sdk.ListVaultsCommand({ accountId }), { abortSignal: abort.signal }),
    );
    await held.struck;
    abort.abort();
    assert.equal((await given).name, 'AbortError');
    held.release();
    await listVaults();
  });

  it('answer later, by a fault or always, and serve others meanwhile', async () => {
    const hours = 36_000_000;
    const always = await startEmulator({ latency: hours });
    const fault = { kind: 'slow', milliseconds: hours } as const;
    emulator.inject({ operation: 'ListVaults', fault });
    const abort = new AbortController();
    const slow = [emulator, always].map((each) => {
      const command = new sdk.ListVaultsCommand({ accountId });
      const other = clientFor(each);
      return refusalOf(other.send(command, { abortSignal: abort.signal })).finally(() => other.destroy());
    });
    for (let turn = 0; turn < 5; turn++) await listParts();
    abort.abort();
    assert.deepEqual(
      (await Promise.all(slow)).map(({ name }) => name),
      ['AbortError', 'AbortError'],
    );
    await always.stop();
    emulator.inject({ fault: { ...fault, milliseconds: 1 } });
    assert.equal((await listVaults()).VaultList?.length, 1);
  });

  const dropped: [Fault['kind'] & `drop${string}`, carriedOut: boolean][] = [
    ['drop', false],
    ['dropAnswer', true],
    ['dropMidBody', true],
  ];
  for (const [kind, carriedOut] of dropped) {
    it(`close the connection ${carriedOut ? 'after' : 'before'} the work is done: ${kind}`, async () => {
      emulator.inject({ operation: 'AbortMultipartUpload', fault: { kind } });
      await refusalOf(client.send(new sdk.AbortMultipartUploadCommand({ accountId, vaultName, uploadId })));
      const outcome = await listParts().then(
        () => 'open',
        ({ name }: Error) => name,
      );
      assert.equal(outcome, carriedOut ? 'ResourceNotFoundException' : 'open');
      assert.equal(records[0]?.status, 0, 'no answer went out');
    });
  }

  for (const bodyFirst of [0, MiB / 2, Number.POSITIVE_INFINITY]) {
    it(`strike a part after ${bodyFirst} bytes of its body, which is not carried out`, async () => {
      uploadId = emulator.seedUpload(vaultName, { partSize: MiB, parts: [] });
      for (const fault of [{ kind: 'drop' }, serviceFaults.requestTimeout] as const) {
        emulator.inject({ operation: 'UploadMultipartPart', fault: { ...fault, bodyFirst } });
        await refusalOf(sendPart());
        assert.deepEqual((await listParts()).Parts, []);
        const record = records.find(({ contentRange }) => contentRange === `bytes 0-${MiB - 1}/*`);
        assert.equal(record?.status, fault.kind === 'drop' ? 0 : 408);
        records = [];
      }
      await sendPart();
      assert.equal((await listParts()).Parts?.length, 1);
    });
  }

  it('strike a part only when so much of its body has come', async () => {
    for (const fault of [{ kind: 'drop' }, serviceFaults.requestTimeout] as const) {
      const operation = 'UploadMultipartPart';
      const injected = emulator.inject({ operation, fault: { ...fault, bodyFirst: 100 } });
      const out = Promise.withResolvers<ClientRequest>();
      const sent = call(emulator, {
        method: 'PUT',
        path: `/-/vaults/vault/multipart-uploads/${uploadId}`,
        headers: { 'content-length': '150' },
        write: (request) => {
          request.write(Buffer.alloc(99));
          out.resolve(request);
        },
      });
      const outcome = sent.then(
        ({ status }) => status,
        () => 'dropped',
      );
      await injected.struck;
      await listVaults();
      assert.ok(!records.some((record) => record.operation === operation));
      (await out.promise).write(Buffer.alloc(1));
      assert.equal(await outcome, fault.kind === 'drop' ? 'dropped' : 408);
      records = [];
    }
  });

  it('change headers of an answer to what was carried out', async () => {
    uploadId = emulator.seedUpload(vaultName, { partSize: MiB, parts: [] });
    const headers = { 'x-amz-sha256-tree-hash': 'f'.repeat(64) };
    emulator.inject({ operation: 'UploadMultipartPart', fault: { kind: 'headers', headers } });
    assert.equal((await sendPart()).checksum, 'f'.repeat(64));
    assert.equal((await listParts()).Parts?.length, 1);
  });

  const stalled: [Fault['kind'] & `stall${string}`, carriedOut: boolean][] = [
    ['stall', false],
    ['stallAnswer', true],
  ];
  const isOpen = () =>
    listParts().then(
      () => true,
      () => false,
    );
  const answered = () => records.find(({ operation }) => operation === 'AbortMultipartUpload');
  for (const [kind, carriedOut] of stalled) {
    it(`do not answer until the client gives up, ${carriedOut ? 'after' : 'before'} the work is done: ${kind}`, async () => {
      const injected = emulator.inject({ operation: 'AbortMultipartUpload', fault: { kind } });
      const patience = new AbortController();
      const command = new sdk.AbortMultipartUploadCommand({ accountId, vaultName, uploadId });
      const refused = refusalOf(client.send(command, { abortSignal: patience.signal }));
      await injected.struck;
      assert.equal((await listVaults()).VaultList?.length, 1, 'others are answered meanwhile');
      if (carriedOut) await waitFor('the work', async () => !(await isOpen()) || undefined);
      patience.abort();
      assert.equal((await refused).name, 'AbortError');
      assert.equal(await isOpen(), !carriedOut);
      await waitFor('the record', () => answered() || undefined);
      assert.equal(answered()?.status, 0, 'no answer went out');
    });
  }

  it('make a repeated Complete find the archive whose answer was lost', async () => {
    const { size, checksum } = await completable();
    const input = { accountId, vaultName, uploadId, archiveSize: String(size), checksum };
    emulator.inject({ operation: 'CompleteMultipartUpload', fault: { kind: 'dropAnswer' } });
    await refusalOf(client.send(new sdk.CompleteMultipartUploadCommand(input)));
    const { archiveId } = await client.send(new sdk.CompleteMultipartUploadCommand(input));
    assert.match(archiveId ?? '', /^[\w-]{138}$/);
    emulator.inventory();
    const { NumberOfArchives } = await client.send(new sdk.DescribeVaultCommand({ accountId, vaultName }));
    assert.equal(NumberOfArchives, 1, 'not a second one');
  });

  it('cut the answer in the middle of its body', async () => {
    emulator.inject({ fault: { kind: 'dropMidBody' } });
    await assert.rejects(call(emulator, { path: '/-/vaults' }), { code: 'ECONNRESET' });
  });

  it('answer with half of the JSON, HTML, or nothing', async () => {
    emulator.inject({ fault: { kind: 'truncate' } });
    const half = await call(emulator, { path: '/-/vaults' });
    assert.equal(half.status, 200);
    assert.throws(() => JSON.parse(half.text), SyntaxError);
    for (const status of [200, 404, 503]) {
      emulator.inject({ fault: { kind: 'html', status } });
      const html = await call(emulator, { path: '/-/vaults' });
      assert.deepEqual([html.status, html.headers['content-type']], [status, 'text/html']);
      assert.match(html.text, /^<html>/);
      assert.equal(records.at(-1)?.status, status);
    }
    emulator.inject({ fault: { kind: 'emptyBody' } });
    emulator.inject({ fault: { kind: 'emptyBody', status: 500 } });
    for (const status of [200, 500]) {
      const empty = await call(emulator, { path: '/-/vaults' });
      assert.deepEqual([empty.status, empty.text], [status, '']);
    }
  });

  const rewritten: [string, Fault, unknown, unknown][] = [
    ['the text null for a marker', rewrites.nullStringMarker, 'Marker', 'null'],
    ['a range that ends one byte too far', rewrites.endsOneTooFar, 'RangeInBytes', `0-${MiB}`],
    ['numbers as text', rewrites.numbersAsText, 'PartSizeInBytes', String(MiB)],
    ['no part size', rewrites.withoutField('PartSizeInBytes'), 'PartSizeInBytes', undefined],
    ['no hash', rewrites.withoutField('SHA256TreeHash'), 'SHA256TreeHash', undefined],
    ['a range that is none', rewrites.withPartFields({ RangeInBytes: 'x' }), 'RangeInBytes', 'x'],
    ['half a hash', rewrites.withPartFields({ SHA256TreeHash: 'ab' }), 'SHA256TreeHash', 'ab'],
  ];
  for (const [name, fault, field, value] of rewritten) {
    it(`answer with ${name}`, async () => {
      emulator.inject({ fault });
      const { text } = await call(emulator, { path: `/-/vaults/vault/multipart-uploads/${uploadId}` });
      const json = JSON.parse(text) as { Parts: Record<string, unknown>[] } & Record<string, unknown>;
      const [part] = json.Parts;
      assert.deepEqual({ ...json, ...part }[String(field)], value);
      assert.equal(json.Parts.length, 3);
    });
  }

  it('send a client in circles, with the marker that it came with', async () => {
    const { Marker } = await listParts(1);
    emulator.inject({ fault: rewrites.repeatedMarker });
    const again = await client.send(
      new sdk.ListPartsCommand({ accountId, vaultName, uploadId, limit: 1, marker: Marker }),
    );
    assert.equal(again.Marker, Marker);
    assert.equal(records.at(-1)?.nextMarker, Marker);
  });

  it('leave out the Date by which a client could set its clock', async () => {
    assert.ok((await call(emulator, { path: '/-/vaults' })).headers.date);
    emulator.inject({ fault: { kind: 'clockSkew', milliseconds: -3_600_000 } });
    const answer = await call(emulator, { path: '/-/vaults' });
    assert.equal(answer.headers.date, undefined);
    assert.match(answer.message ?? '', /^Signature not yet current: /);
  });

  function listVaults() {
    return client.send(new sdk.ListVaultsCommand({ accountId }));
  }

  function sendPart() {
    const range = `bytes 0-${MiB - 1}/*`;
    const input = { accountId, vaultName, uploadId, range, body: Buffer.alloc(MiB) };
    return client.send(new sdk.UploadMultipartPartCommand(input));
  }

  function listParts(limit?: number) {
    return client.send(new sdk.ListPartsCommand({ accountId, vaultName, uploadId, limit }));
  }

  async function completable(): Promise<{ size: number; checksum: string }> {
    const body = Buffer.alloc(100);
    uploadId = emulator.seedUpload(vaultName, { partSize: MiB, parts: [] });
    const { checksum = '' } = await client.send(
      new sdk.UploadMultipartPartCommand({ accountId, vaultName, uploadId, range: 'bytes 0-99/*', body }),
    );
    return { size: 100, checksum };
  }
});
