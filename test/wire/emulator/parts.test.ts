import assert from 'node:assert/strict';
import { createHash, hash } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import { GiB, MiB } from '../../../src/core/text/bytes.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { type Answer, call, type Call, sha256Hex } from './harness.ts';

/*
 * Parts that the official SDK would not send, and more bytes than should be kept.
 */

const body = 'a part';

describe('the emulator and parts', () => {
  let emulator: Emulator;
  let uploadId = '';
  let path = '';

  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    uploadId = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    path = `/-/vaults/vault/multipart-uploads/${uploadId}`;
  });

  afterEach(() => emulator.stop());

  it('takes a part, and answers with its hash and nothing else', async () => {
    const answer = await put({});
    assert.deepEqual([answer.status, answer.text], [204, '']);
    assert.equal(answer.headers['x-amz-sha256-tree-hash'], sha256Hex(body));
    assert.deepEqual(ranges(), ['0-5']);
  });

  it('takes a range with a total, as clients in use send it', async () => {
    assert.equal((await put({ headers: { 'content-range': 'bytes 0-5/6' } })).status, 204);
    assert.deepEqual(ranges(), ['0-5']);
  });

  it('takes hashes in capital letters', async () => {
    const hashes = sha256Hex(body).toUpperCase();
    const headers = { 'x-amz-sha256-tree-hash': hashes, 'x-amz-content-sha256': hashes };
    assert.equal((await put({ headers, payloadHash: hashes })).status, 204);
  });

  it('takes a body whose length is not declared', async () => {
    assert.equal((await put({ write: (out) => out.end(body) })).status, 204);
  });

  const refused: [string, Call['headers'], RegExp][] = [
    ['no Content-Range', { 'content-range': undefined }, /^400 .*Required parameter missing: Content-Range/],
    [
      'no tree hash',
      { 'x-amz-sha256-tree-hash': undefined },
      /^400 .*Required parameter missing: x-amz-sha256-tree-hash/,
    ],
    ['no linear hash', { 'x-amz-content-sha256': undefined }, /^403 .*x-amz-content-sha256 must be signed/],
    ['a range without unit', { 'content-range': '0-5/*' }, /^400 .*Invalid Content-Range: 0-5/],
    [
      'a range with a total that is none',
      { 'content-range': 'bytes 0-5/x' },
      /^400 .*Invalid Content-Range: bytes 0-5\/x/,
    ],
    [
      'a range past what can be counted',
      { 'content-range': 'bytes 0-99999999999999999/*' },
      /^400 .*Invalid Content-Range/,
    ],
  ];
  for (const [name, headers, message] of refused) {
    it(`refuses a part with ${name}`, async () => {
      assert.match(shown(await put({ headers: headers ?? {} })), message);
      assert.deepEqual(ranges(), []);
    });
  }

  it('refuses a part of an upload or a vault that is not there', async () => {
    path = '/-/vaults/vault/multipart-uploads/-none';
    assert.match(shown(await put({})), /^404 ResourceNotFoundException: The upload ID was not found: -none$/);
    path = '/-/vaults/none/multipart-uploads/-none';
    assert.match(shown(await put({})), /^404 ResourceNotFoundException: Vault not found for ARN: arn:aws/);
  });

  it('looks no further at a body that is longer than its range', async () => {
    const endless = (out: ClientRequest) => {
      const more = () => void (out.destroyed || out.write(Buffer.alloc(MiB), more));
      more();
    };
    assert.match(
      shown(await put({ write: endless })),
      /^400 .*bytes 0-5\/\* is incompatible with Content-Length: \d+$/,
    );
  });

  it('refuses a part whose upload ended while the bytes came in', async () => {
    const answer = await put({
      headers: { 'content-length': String(body.length) },
      write: (out) => {
        out.write(body.slice(0, 3), () => {
          void call(emulator, { method: 'DELETE', path }).then(() => out.end(body.slice(3)));
        });
      },
    });
    assert.match(shown(answer), /^404 .*The upload ID was not found/);
  });

  it('takes a part with another end in place of the one that begins there, and any that begins elsewhere', async () => {
    emulator.seedParts('vault', uploadId, [{ start: 0, end: MiB - 1 }]);
    assert.equal((await put({})).status, 204);
    assert.deepEqual(ranges(), ['0-5']);
    emulator.seedParts('vault', uploadId, [{ start: 3, end: 9 }]);
    assert.deepEqual(ranges(), ['0-5', '3-9'], 'seeds may overlap');
  });

  it('keeps hashes and no bytes: 512 MiB leave the memory as it was', async () => {
    const size = 512 * MiB;
    uploadId = emulator.seedUpload('vault', { partSize: GiB, parts: [] });
    path = `/-/vaults/vault/multipart-uploads/${uploadId}`;
    const piece = Buffer.alloc(MiB, 'glacier');
    const whole = createHash('sha256');
    for (let sent = 0; sent < size; sent += MiB) whole.update(piece);
    const linear = whole.digest('hex');
    const leaves = Array.from({ length: size / MiB }, () => hash('sha256', piece));
    const treeHash = combineTreeHashes(leaves, (bytes) => createHash('sha256').update(bytes).digest());
    const before = held();
    let most = 0;
    const answer = await put({
      headers: {
        'content-range': `bytes 0-${size - 1}/*`,
        'content-length': String(size),
        'x-amz-content-sha256': linear,
        'x-amz-sha256-tree-hash': treeHash,
      },
      payloadHash: linear,
      write: (out) => {
        let sent = 0;
        const next = () => {
          most = Math.max(most, held() - before);
          sent += piece.length;
          if (sent < size) out.write(piece, next);
          else out.end(piece);
        };
        next();
      },
    });
    assert.equal(answer.headers['x-amz-sha256-tree-hash'], treeHash, shown(answer));
    // What was received waits for the next garbage collection, so that it is not nothing.
    assert.ok(most < size / 3, `${Math.round(most / MiB)} MiB more were held`);
  }).timeout(30_000);

  /** Sends `a part` as the first part, changed as asked. */
  function put(change: Omit<Call, 'path'>): Promise<Answer> {
    const headers = {
      'content-range': `bytes 0-${body.length - 1}/*`,
      'x-amz-content-sha256': sha256Hex(body),
      'x-amz-sha256-tree-hash': sha256Hex(body),
      ...change.headers,
    };
    return call(emulator, { method: 'PUT', path, body, ...change, headers });
  }

  function ranges(): string[] {
    const parts = emulator.storage.vaults.get('vault')?.uploads.get(uploadId)?.parts.values() ?? [];
    return [...parts].map(({ start, end }) => `${start}-${end}`);
  }
});

/** Bytes that this process has in use, the client's and the emulator's, buffers outside of the heap included. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function shown({ status, code, message }: Answer): string {
  return `${status} ${code ?? ''}: ${message ?? ''}`;
}
