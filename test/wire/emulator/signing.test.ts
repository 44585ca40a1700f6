import assert from 'node:assert/strict';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { canonicalRequest } from '../../../src/emulator/signing/signature.ts';
import { type Answer, call, type Call, sha256Hex } from './harness.ts';

/*
 * What clients other than the official SDK may do and still be right, and what nobody may.
 */

describe('the emulator and other ways to sign', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
  });

  after(() => emulator.stop());

  it("makes the guide's canonical request", () => {
    const headers = {
      host: 'glacier.us-east-1.amazonaws.com',
      'x-amz-date': '20120525T002453Z',
      'x-amz-glacier-version': '2012-06-01',
    };
    const request = { method: 'PUT', path: '/-/vaults/examplevault', query: {}, headers };
    const canonical = canonicalRequest({ ...request, payloadHash: sha256Hex('') }, Object.keys(headers));
    assert.equal(sha256Hex(canonical), '5f1da1a2d0feb614dd03d71e87928b8e449ac87614479332aced3a701f916743');
  });

  const path = '/-/vaults';
  const accepted: [string, Call][] = [
    ['the least that has to be signed', { path }],
    ['a payload hash that is sent and signed', { path, headers: { 'x-amz-content-sha256': sha256Hex('') } }],
    [
      'a payload hash that is sent and not signed',
      { path, headers: { 'x-amz-content-sha256': sha256Hex('') }, unsigned: ['x-amz-content-sha256'] },
    ],
    [
      'headers that libraries leave unsigned',
      { path, headers: { 'user-agent': 'x', expect: '100-continue', 'cache-control': 'no-cache', te: 'x' } },
    ],
    ['headers that are not signed', { path, headers: { 'x-other': 'x' }, unsigned: ['x-other'] }],
    ['spaces in and around header values', { path, headers: { 'x-other': '  a   b ' } }],
    ['a session token', { path, headers: { 'x-amz-security-token': 'token/+=' } }],
    ['escapes in the query', { path, query: 'limit=10&x=a%20b%2Fc%2B' }],
    ['a key that is there more than once', { path, query: 'limit=3&limit=4' }],
    [
      'the fields of the Authorization header in another order',
      {
        path,
        authorization: (header) => {
          const [credential = '', signed = '', signature = ''] = header.slice(17).split(', ');
          return `AWS4-HMAC-SHA256  ${signature},${signed} ,  ${credential}`;
        },
      },
    ],
  ];
  for (const [name, wanted] of accepted) {
    it(`accepts ${name}`, async () => {
      const { status, text } = await call(emulator, wanted);
      assert.equal(status, 200, text);
    });
  }

  it('accepts the date in Date in place of x-amz-date', async () => {
    const at = Date.now();
    const date = new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
    const { status, text } = await call(emulator, { path, at, headers: { 'x-amz-date': undefined, date } });
    assert.equal(status, 200, text);
  });

  it('accepts escapes in a path, and finds the name they stand for', async () => {
    const answer = await call(emulator, { path: '/-/vaults/v%61ult' });
    assert.match(answer.text, /"VaultName":"vault"/);
    assert.match((await call(emulator, { path: '/-/vaults/a%2Fb' })).message ?? '', /^Invalid vault name/);
  });

  it('asks for the version before anything but the signature', async () => {
    const answer = await call(emulator, { path, headers: { 'x-amz-glacier-version': undefined } });
    assert.equal(refusalOf(answer), '400 MissingParameterValueException');
    assert.equal(answer.message, 'Required parameter missing: API version');
    const other = await call(emulator, { path, headers: { 'x-amz-glacier-version': '2025-01-01' } });
    assert.equal(refusalOf(other), '400 InvalidParameterValueException');
  });

  const hash = 'x-amz-content-sha256';
  const body = '{"Type":"inventory-retrieval"}';
  const jobs = { method: 'POST', path: '/-/vaults/vault/jobs', body };
  const refused: [string, Call, RegExp][] = [
    ['a version that is not signed', { path, unsigned: ['x-amz-glacier-version'] }, /version must be signed/],
    ['a host that is not signed', { path, unsigned: ['host'] }, /host must be signed/],
    ['a date that is not signed', { path, unsigned: ['x-amz-date'] }, /x-amz-date must be signed/],
    [
      'an unsigned payload',
      { path, headers: { [hash]: 'UNSIGNED-PAYLOAD' }, payloadHash: 'UNSIGNED-PAYLOAD' },
      /not a SHA-256/,
    ],
    [
      'a payload signed chunk by chunk',
      {
        path,
        headers: { [hash]: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
        payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      },
      /not a SHA-256/,
    ],
    ['a body in chunks of its own', { path, headers: { 'content-encoding': 'aws-chunked' } }, /aws-chunked/],
    [
      'the body of another request',
      { ...jobs, payloadHash: sha256Hex('other') },
      /does not match the signat/,
    ],
    [
      'a body that is not the one in its header',
      { ...jobs, headers: { [hash]: sha256Hex('other') }, payloadHash: sha256Hex('other') },
      /Computed digest: [0-9a-f]{64} expected hash: [0-9a-f]{64}$/,
    ],
    ['a date that is none', { path, headers: { 'x-amz-date': 'yesterday' } }, /ISO-8601/],
    [
      'a scope of another day',
      { path, authorization: (header) => header.replace(/\/\d{8}\//, '/20200101/') },
      /scoped to \d{8}\/us-east-1\/glacier\/aws4_request/,
    ],
    [
      'a scope of another service',
      { path, authorization: (header) => header.replace('/glacier/', '/s3/') },
      /scoped to/,
    ],
    [
      'a signature of another length',
      { path, authorization: (header) => `${header}0` },
      /does not match the signature you provided/,
    ],
  ];
  for (const [name, wanted, message] of refused) {
    it(`refuses ${name}`, async () => {
      const answer = await call(emulator, wanted);
      assert.equal(refusalOf(answer), '403 InvalidSignatureException');
      assert.match(answer.message ?? '', message);
    });
  }

  it('covers bodies that are no parts by the signature, with the hash in a header and without', async () => {
    for (const headers of [{}, { [hash]: sha256Hex(body) }]) {
      const answer = await call(emulator, { ...jobs, headers });
      assert.equal(refusalOf(answer), '400 BadRequest', 'past the signature, to what is not here');
    }
  });
});

function refusalOf({ status, code }: Answer): string {
  return `${status} ${code ?? ''}`;
}
