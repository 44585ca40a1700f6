import assert from 'node:assert/strict';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { RequestRecord } from '../../../src/emulator/http/server.ts';
import { call, rawCall } from './harness.ts';

/*
 * What is no request, or none of the operations that are here: always an answer in the service's form, never a hang,
 * and the next request is served.
 */

describe('the emulator and nonsense', () => {
  let emulator: Emulator;
  let records: RequestRecord[] = [];
  let uploadId = '';

  before(async () => {
    emulator = await startEmulator({ onRequest: (record) => records.push(record) });
    emulator.seedVault({ name: 'vault' });
    uploadId = emulator.seedUpload('vault', { partSize: 1024 * 1024, parts: [] });
  });

  beforeEach(() => {
    records = [];
  });

  afterEach(async () => {
    assert.equal((await call(emulator, { path: '/-/vaults' })).status, 200, 'the next request is served');
  });

  after(() => emulator.stop());

  const elsewhere: [string, string, string][] = [
    ['POST', '/-/vaults/vault/archives', 'UploadArchive'],
    ['DELETE', '/-/vaults/vault/archives/x', 'DeleteArchive'],
    ['GET', '/-/vaults/vault/jobs', 'ListJobs'],
    ['POST', '/-/vaults/vault/jobs', 'InitiateJob'],
    ['GET', '/-/vaults/vault/jobs/x', 'DescribeJob'],
    ['GET', '/-/vaults/vault/jobs/x/output', 'GetJobOutput'],
    ['GET', '/-/vaults/vault/tags', 'ListTagsForVault'],
    ['POST', '/-/vaults/vault/tags', 'AddTagsToVault and RemoveTagsFromVault'],
    ['GET', '/-/vaults/vault/notification-configuration', 'GetVaultNotifications'],
    ['PUT', '/-/vaults/vault/access-policy', 'SetVaultAccessPolicy'],
    ['POST', '/-/vaults/vault/lock-policy', 'InitiateVaultLock'],
    ['POST', '/-/vaults/vault/lock-policy/x', 'CompleteVaultLock'],
    ['GET', '/-/policies/data-retrieval', 'GetDataRetrievalPolicy'],
    ['GET', '/-/provisioned-capacity', 'ListProvisionedCapacity'],
  ];
  for (const [method, path, name] of elsewhere) {
    it(`refuses ${name} by its name`, async () => {
      const answer = await call(emulator, { method, path });
      assert.equal(answer.status, 400);
      assert.equal(answer.code, 'BadRequest');
      assert.equal(answer.message, `The emulator has no operation for ${method} ${path} (${name}).`);
      assert.equal(records[0]?.operation, undefined);
    });
  }

  for (const [method, path] of [
    ['PATCH', '/-/vaults/vault'],
    ['POST', '/-/vaults'],
    ['OPTIONS', '/-/vaults'],
    ['GET', '/-/buckets'],
    ['GET', '/-/constructor'],
    ['GET', '/-/vaults/vault/multipart-uploads/x/y'],
  ] as const) {
    it(`refuses ${method} ${path}`, async () => {
      const answer = await call(emulator, { method, path });
      assert.equal(answer.code, 'BadRequest');
      assert.ok(answer.message?.includes(`${method} ${path}`), answer.message);
    });
  }

  it('answers HEAD without a body', async () => {
    const answer = await call(emulator, { method: 'HEAD', path: '/-/vaults' });
    assert.deepEqual([answer.status, answer.text], [400, '']);
  });

  it('does not choke on broken JSON or a long body where no body is read', async () => {
    for (const body of ['{"Type":', 'x'.repeat(1024 * 1024)]) {
      const answer = await call(emulator, { method: 'POST', path: '/-/vaults/vault/jobs', body });
      assert.equal(answer.code, 'BadRequest');
      assert.match(answer.message ?? '', /InitiateJob/);
    }
    const body = 'x'.repeat(1024 * 1024 + 1);
    const answer = await call(emulator, { method: 'POST', path: '/-/vaults/vault/jobs', body });
    assert.equal(answer.message, 'The body has more than 1048576 bytes.');
  });

  it('answers invalid HTTP in the form of the service', async () => {
    const chunks = `PUT /-/vaults HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nno chunk\r\n`;
    for (const text of ['NONSENSE\r\n\r\n', '\u0000\u0001\u0002\r\n\r\n', chunks]) {
      const answer = await rawCall(emulator, text);
      assert.match(answer, /^HTTP\/1\.1 400 /);
      assert.equal(code(answer), 'BadRequest');
    }
  });

  it('answers in that form also what Node would answer by itself', async () => {
    const requests = {
      'CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n': [400, 'BadRequest'],
      'GET /-/vaults HTTP/1.1\r\nhost: x\r\nexpect: something\r\nconnection: close\r\n\r\n': [
        417,
        'BadRequest',
      ],
      'GET /-/vaults HTTP/1.1\r\nconnection: close\r\n\r\n': [400, 'MissingAuthenticationTokenException'],
    };
    for (const [text, [status, expected]] of Object.entries(requests)) {
      const answer = await rawCall(emulator, text);
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer);
      assert.equal(code(answer), expected);
    }
  });

  it('survives a client that sends CONNECT and disconnects', async () => {
    for (let time = 0; time < 10; time++) {
      const text = 'CONNECT example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n';
      await rawCall(emulator, text, (socket) => socket.resetAndDestroy());
    }
  });

  it('refuses excessive headers', async () => {
    const answer = await rawCall(emulator, `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
    assert.equal(code(answer), 'BadRequest');
  });

  it('survives a connection that ends within the headers or the body', async () => {
    const start = `PUT /-/vaults/vault/multipart-uploads/${uploadId} HTTP/1.1\r\n`;
    await rawCall(emulator, start, (socket) => socket.destroy());
    await rawCall(emulator, `${start}host: x\r\ncontent-length: 100\r\n\r\nfew`, (socket) =>
      socket.destroy(),
    );
  });

  it('tells of each request what it was and how it ended', async () => {
    const before = Date.now();
    await call(emulator, { path: `/-/vaults/vault/multipart-uploads/${uploadId}`, query: 'limit=5' });
    await call(emulator, { path: '/-/vaults/nowhere' });
    const [listing, missing] = records;
    assert.ok(listing && listing.at >= before && listing.at <= Date.now());
    assert.deepEqual(
      { ...listing, at: 0 },
      {
        operation: 'ListParts',
        method: 'GET',
        path: `/-/vaults/vault/multipart-uploads/${uploadId}`,
        query: { limit: '5' },
        status: 200,
        contentRange: undefined,
        nextMarker: undefined,
        at: 0,
      },
    );
    assert.deepEqual([missing?.operation, missing?.status], ['DescribeVault', 404]);
  });
});

/** The code in the JSON after the headers. */
function code(answer: string): unknown {
  const [, body = ''] = answer.split('\r\n\r\n');
  return (JSON.parse(body) as { code: unknown }).code;
}
