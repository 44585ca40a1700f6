import assert from 'node:assert/strict';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { ListVaultsCommand } from '@aws-sdk/client-glacier';
import {
  authenticate,
  type SignedRequest,
  type SigningKey,
} from '../../src/emulator/signing/authenticate.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { clientFor, refusalOf } from './client.ts';
import { type Answer, call, sha256Hex } from './emulator/harness.ts';

const key: SigningKey = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};

/** The signing examples of the developer guide. */
const createVault: SignedRequest = {
  method: 'PUT',
  path: '/-/vaults/examplevault',
  query: {},
  hasBody: false,
  headers: {
    host: 'glacier.us-east-1.amazonaws.com',
    'x-amz-date': '20120525T002453Z',
    'x-amz-glacier-version': '2012-06-01',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20120525/us-east-1/glacier/aws4_request,' +
      'SignedHeaders=host;x-amz-date;x-amz-glacier-version,' +
      'Signature=3ce5b2f2fffac9262b4da9256f8d086b4aaf42eba5f111c21681a65a127b7c2a',
  },
};
const uploadArchive: SignedRequest = {
  method: 'POST',
  path: '/-/vaults/examplevault/archives',
  query: {},
  hasBody: true,
  headers: {
    host: 'glacier.us-east-1.amazonaws.com',
    'x-amz-content-sha256': '726e392cb4d09924dbad1cc0ba3b00c3643d03d14cb4b823e2f041cff612a628',
    'x-amz-date': '20120507T000000Z',
    'x-amz-glacier-version': '2012-06-01',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20120507/us-east-1/glacier/aws4_request,' +
      'SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-glacier-version,' +
      'Signature=b092397439375d59119072764a1e9a144677c43d9906fd98a5742c57a2855de6',
  },
};
const at = { createVault: Date.UTC(2012, 4, 25, 0, 24, 53), uploadArchive: Date.UTC(2012, 4, 7) };

describe('signatures', () => {
  it('of the guide are accepted', async () => {
    await authenticate(createVault, key, at.createVault);
    await authenticate(uploadArchive, key, at.uploadArchive);
  });

  it('hold however header values are spaced', async () => {
    const headers = { ...createVault.headers, host: '  glacier.us-east-1.amazonaws.com ' };
    await authenticate({ ...createVault, headers }, key, at.createVault);
  });

  const changed: [string, Partial<SignedRequest>, Record<string, string | undefined>, string][] = [
    ['another method', { method: 'DELETE' }, {}, 'InvalidSignatureException'],
    ['another path', { path: '/-/vaults/other' }, {}, 'InvalidSignatureException'],
    ['a query', { query: { limit: '1' } }, {}, 'InvalidSignatureException'],
    ['another host', {}, { host: 'evil.example' }, 'InvalidSignatureException'],
    ['another payload hash', {}, { 'x-amz-content-sha256': 'a'.repeat(64) }, 'InvalidSignatureException'],
    ['no payload hash', {}, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, 'InvalidSignatureException'],
    ['a signed header taken out', {}, { 'x-amz-glacier-version': undefined }, 'InvalidSignatureException'],
    ['no signature', {}, { authorization: undefined }, 'MissingAuthenticationTokenException'],
    ['half a signature', {}, { authorization: 'AWS4-HMAC-SHA256 Credential=x' }, 'InvalidSignatureException'],
  ];
  for (const [name, change, headers, code] of changed) {
    it(`are refused with ${name}`, async () => {
      const request = { ...createVault, ...change, headers: { ...createVault.headers, ...headers } };
      await assert.rejects(authenticate(request, key, at.createVault), { code });
    });
  }

  it('are refused for a signed header that did not arrive, which is named', async () => {
    const authorization = createVault.headers['authorization']?.replace('host;', 'host;x-amz-gone;');
    const request = { ...createVault, headers: { ...createVault.headers, authorization } };
    await assert.rejects(authenticate(request, key, at.createVault), {
      message: 'The signed header x-amz-gone is not in the request.',
    });
  });

  it('are refused for a part whose payload hash is not signed', async () => {
    await assert.rejects(authenticate({ ...createVault, hasBody: true }, key, at.createVault), {
      message: 'The header x-amz-content-sha256 must be signed.',
    });
  });

  it('are refused outside of 5 minutes, either way', async () => {
    await authenticate(createVault, key, at.createVault + 5 * 60_000);
    await assert.rejects(authenticate(createVault, key, at.createVault + 5 * 60_000 + 1000), {
      message:
        'Signature expired: 20120525T002453Z is now earlier than 20120525T002454Z (20120525T002954Z - 5 min.)',
    });
    await assert.rejects(authenticate(createVault, key, at.createVault - 5 * 60_000 - 1000), {
      message:
        'Signature not yet current: 20120525T002453Z is still later than 20120525T002452Z (20120525T001952Z + 5 min.)',
    });
  });

  it('are refused for another key, region or secret', async () => {
    await assert.rejects(authenticate(createVault, { ...key, accessKeyId: 'X' }, at.createVault), {
      code: 'UnrecognizedClientException',
    });
    for (const other of [{ region: 'eu-west-1' }, { secretAccessKey: 'x' }]) {
      await assert.rejects(authenticate(createVault, { ...key, ...other }, at.createVault), {
        code: 'InvalidSignatureException',
      });
    }
  });
});

describe('the emulator at its door', () => {
  let emulator: Emulator;
  let now = Date.now();

  beforeEach(async () => {
    now = Date.now();
    emulator = await startEmulator({ clock: () => now });
  });

  afterEach(() => emulator.stop());

  it('lets a client correct its clock by the Date of the answer', async () => {
    now += 3_600_000;
    const client = clientFor(emulator, 2);
    await client.send(new ListVaultsCommand({ accountId: '-' }));
    client.destroy();
  });

  it('refuses a client whose clock is off and cannot be corrected', async () => {
    emulator.inject({ fault: { kind: 'clockSkew', milliseconds: 3_600_000 }, times: 5 });
    const client = clientFor(emulator, 2);
    const refusal = await refusalOf(client.send(new ListVaultsCommand({ accountId: '-' })));
    assert.equal(refusal.name, 'InvalidSignatureException');
    assert.match(refusal.message, /^Signature expired/);
    client.destroy();
  });

  it('refuses everything for an account that never used Glacier', async () => {
    const other = await startEmulator({ customer: false });
    const client = clientFor(other);
    assert.equal(
      (await refusalOf(client.send(new ListVaultsCommand({ accountId: '-' })))).name,
      'NoLongerSupportedException',
    );
    client.destroy();
    await other.stop();
  });

  it('answers requests without a signature as the service does', async () => {
    const { status, body, headers } = await send('GET', '/-/vaults');
    assert.equal(status, 400);
    assert.deepEqual(JSON.parse(body), {
      code: 'MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
      type: 'Client',
    });
    assert.match(String(headers['x-amzn-requestid']), /^[\w-]{47}$/);
    assert.equal(headers['x-amzn-errortype'], undefined);
  });

  it('answers nonsense with an error of the service, and lives on', async () => {
    for (const path of [
      '/%E0%A4%A',
      '/',
      '//',
      `/-/vaults/${'x'.repeat(5000)}`,
      '/-/vaults/%2e%2e',
      '/-/vaults?marker=%',
    ]) {
      const { status, body } = await send('GET', path);
      assert.ok(status >= 400 && status < 500, `${path.slice(0, 30)}: ${status}`);
      assert.equal(typeof (JSON.parse(body) as { code: unknown }).code, 'string');
    }
    const answer = await raw('NONSENSE\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.equal((await send('GET', '/-/vaults')).status, 400);
  });

  it('gives up on a body that does not come', async () => {
    const impatient = await startEmulator({ patience: 20 });
    const { status, code } = await sendPart(impatient, (out) => void out.write('only'));
    assert.deepEqual([status, code], [408, 'RequestTimeoutException']);
    await impatient.stop();
  });

  it('refuses a body that is not the one that was signed', async () => {
    const { status, message } = await sendPart(emulator, (out) => void out.end('other'));
    assert.equal(status, 403);
    assert.match(message ?? '', new RegExp(`Computed digest: ${sha256Hex('other')} expected hash: 1+`));
  });

  function send(
    method: string,
    path: string,
  ): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
    return new Promise((resolve, reject) => {
      const url = new URL(emulator.url);
      httpRequest({ host: url.hostname, port: url.port, method, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
        );
      })
        .on('error', reject)
        .end();
    });
  }

  function raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const url = new URL(emulator.url);
      let answer = '';
      const socket = connect(Number(url.port), url.hostname, () => socket.write(text));
      socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
      socket.on('end', () => resolve(answer)).on('error', reject);
    });
  }
});

/** Sends a part of five bytes, signed as if their hash were all ones, with the body that `write` makes of it. */
function sendPart(emulator: Emulator, write: (out: ClientRequest) => void): Promise<Answer> {
  emulator.seedVault({ name: 'vault' });
  const uploadId = emulator.seedUpload('vault', { partSize: 1024 * 1024, parts: [] });
  const hash = '1'.repeat(64);
  const headers = {
    'content-length': '5',
    'content-range': 'bytes 0-4/*',
    'x-amz-content-sha256': hash,
    'x-amz-sha256-tree-hash': hash,
  };
  const path = `/-/vaults/vault/multipart-uploads/${uploadId}`;
  return call(emulator, { method: 'PUT', path, headers, payloadHash: hash, write });
}
