import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { MiB } from '../../src/core/text/bytes.ts';
import { hexFromBytes } from '../../src/core/treeHash/hex.ts';
import { combineTreeHashes, TreeHash } from '../../src/core/treeHash/treeHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fault } from '../../src/emulator/faults/faults.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';
import { connectToSample, type SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import { standardLimits } from '../../src/glacier/requests/limits.ts';
import type { Connection, GlacierPort, PartToSend } from '../../src/glacier/port.ts';
import { errorOf } from './client.ts';

/*
 * What changes something at the service: each request leaves as often as it may, with the bytes and hashes it was given.
 */

const { signal } = new AbortController();
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('the port, writing', () => {
  let emulator: Emulator;
  let connection: Connection;
  let port: GlacierPort;
  let readOnly = false;
  let requests: string[];

  beforeEach(async () => {
    readOnly = false;
    requests = [];
    emulator = await startEmulator({ onRequest: ({ operation }) => requests.push(operation ?? '') });
    emulator.seedVault({ name: 'vault' });
    connection = connectToSample(emulator, { readOnly: () => readOnly });
    port = connection.port;
  });

  afterEach(async () => {
    port.dispose();
    await emulator.stop();
  });

  it('sends a part once, also while AWS limits the rate', async () => {
    const patient = connectToSample(emulator, { throttleTries: 3 }).port;
    emulator.inject({ fault: serviceFaults.throttling, operation: 'UploadMultipartPart' });
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    const sent = patient.uploadPart({ vaultName: 'vault', id }, partOf(randomBytes(9), 0), signal);
    assert.equal((await errorOf(sent)).kind, 'throttled');
    assert.deepEqual(requests, ['UploadMultipartPart']);
    patient.dispose();
  });

  it('makes an archive of parts that were sent out of order', async () => {
    const file = randomBytes(2 * MiB + 77);
    const id = await port.initiateUpload('vault', { partSize: MiB, description: 'two and a bit' }, signal);
    const upload = { vaultName: 'vault', id };
    const hashes = new Map<number, string>();
    for (const index of [2, 0, 1]) {
      const part = partOf(file, index);
      hashes.set(index, await port.uploadPart(upload, part, signal));
      assert.equal(hashes.get(index), part.treeHash);
    }
    const listed = await port.describeUpload('vault', id, signal);
    assert.equal(listed.description, 'two and a bit');
    const treeHash = combineTreeHashes(
      [0, 1, 2].map((index) => hashes.get(index) ?? ''),
      sha256,
    );
    const archive = { size: file.length, treeHash };
    const completed = await port.completeUpload(upload, archive, signal);
    assert.match(completed.archiveId, /^[\w-]{138}$/);
    assert.deepEqual(await port.completeUpload(upload, archive, signal), completed, 'when it is repeated');
    assert.equal((await errorOf(port.abortUpload(upload, signal))).kind, 'notFound');
  });

  it('aborts an upload, and once more', async () => {
    const id = await port.initiateUpload('vault', { partSize: MiB }, signal);
    await port.abortUpload({ vaultName: 'vault', id }, signal);
    await port.abortUpload({ vaultName: 'vault', id }, signal);
    assert.deepEqual((await port.listMultipartUploads('vault', {}, signal)).items, []);
  });

  const transient: [string, Fault, string][] = [
    ['status 500', serviceFaults.unavailable, 'service'],
    ['status 408', serviceFaults.requestTimeout, 'timeout'],
    ['a lost answer', { kind: 'dropAnswer' }, 'network'],
    ['a lost connection', { kind: 'drop' }, 'network'],
  ];
  for (const [name, fault, kind] of transient) {
    it(`sends Initiate and a part once, after ${name} too`, async () => {
      emulator.inject({ fault, operation: 'InitiateMultipartUpload' });
      const initiate = port.initiateUpload('vault', { partSize: MiB }, signal);
      assert.equal((await errorOf(initiate)).kind, kind);
      const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
      emulator.inject({ fault, operation: 'UploadMultipartPart' });
      const file = randomBytes(100);
      let opened = 0;
      const part = partOf(file, 0, () => opened++);
      const sent = port.uploadPart({ vaultName: 'vault', id }, part, signal);
      assert.equal((await errorOf(sent)).kind, kind);
      assert.equal(opened, 1);
      const uploads = emulator.storage.vaults.get('vault')?.uploads.size;
      assert.equal(uploads, fault.kind === 'dropAnswer' ? 2 : 1);
      await port.uploadPart({ vaultName: 'vault', id }, partOf(file, 0), signal);
    });
  }

  it('sends Complete once, also after a lost answer, and gets the archive of the first one when it is asked again', async () => {
    const file = randomBytes(100);
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    const upload = { vaultName: 'vault', id };
    const part = partOf(file, 0);
    await port.uploadPart(upload, part, signal);
    emulator.inject({ fault: { kind: 'dropAnswer' }, operation: 'CompleteMultipartUpload' });
    const archive = { size: 100, treeHash: part.treeHash };
    assert.equal((await errorOf(port.completeUpload(upload, archive, signal))).kind, 'network');
    assert.match((await port.completeUpload(upload, archive, signal)).archiveId, /^[\w-]{138}$/);
    assert.equal(requests.filter((each) => each === 'CompleteMultipartUpload').length, 2);
    assert.equal(emulator.storage.vaults.get('vault')?.fresh.archives, 1);
  });

  it('follows the clock of the service, also with what is sent once', async () => {
    emulator.inject({
      fault: {
        kind: 'error',
        status: 403,
        code: 'InvalidSignatureException',
        message: 'Signature expired: 20121108T030749Z is now earlier than 20121108T031304Z',
      },
      operation: 'InitiateMultipartUpload',
    });
    assert.match(await port.initiateUpload('vault', { partSize: MiB }, signal), /^[\w-]{92}$/);
    assert.equal(requests.length, 2);
  });

  it('sends nothing that changes anything in read-only mode', async () => {
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    const upload = { vaultName: 'vault', id };
    readOnly = true;
    for (const call of [
      port.initiateUpload('vault', { partSize: MiB }, signal),
      port.uploadPart(upload, partOf(randomBytes(5), 0), signal),
      port.completeUpload(upload, { size: 5, treeHash: '0'.repeat(64) }, signal),
      port.abortUpload(upload, signal),
    ])
      assert.equal((await errorOf(call)).kind, 'readOnly');
    assert.deepEqual(requests, []);
  });

  it('fails with what a body failed with, and sends the rest of nothing', async () => {
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    const part = partOf(randomBytes(MiB), 0);
    const open = () =>
      Readable.from(
        (function* () {
          yield Buffer.alloc(1000);
          throw new Error('disk gone');
        })(),
        { objectMode: false },
      );
    const error = await errorOf(port.uploadPart({ vaultName: 'vault', id }, { ...part, open }, signal));
    assert.match((error.cause as Error).message, /disk gone/);
    assert.equal(emulator.storage.vaults.get('vault')?.uploads.get(id)?.parts.size, 0);
  });

  it('refuses bytes that are not those of the hashes', async () => {
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    const part = partOf(randomBytes(100), 0);
    const other = { ...part, open: () => Readable.from([Buffer.alloc(100)]) };
    assert.equal(
      (await errorOf(port.uploadPart({ vaultName: 'vault', id }, other, signal))).kind,
      'signature',
    );
  });
});

describe('a part that is sent', () => {
  let server: Server;
  let connection: Connection;
  const sockets = new Set<Socket>();

  afterEach(async () => {
    connection.port.dispose();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is given up when nothing takes its bytes', async () => {
    server = createServer((socket) => socket.pause());
    await connect(300);
    const file = Buffer.alloc(64 * MiB);
    const error = await errorOf(send(partOf(file, 0, undefined, 64 * MiB)));
    assert.equal(error.kind, 'timeout');
  });

  it('may take as long as it likes while bytes are taken', async () => {
    const pieces = 12;
    server = createServer((socket) => {
      let rest = pieces * 1000;
      socket.on('data', (data) => {
        const at = data.indexOf('\r\n\r\n');
        rest -= at >= 0 && data.indexOf('PUT') === 0 ? data.length - at - 4 : data.length;
        if (rest > 0) return;
        socket.write(
          `HTTP/1.1 204 No Content\r\nx-amz-sha256-tree-hash: ${'a'.repeat(64)}\r\nContent-Length: 0\r\n\r\n`,
        );
      });
    });
    await connect(400);
    const part = partOf(Buffer.alloc(pieces * 1000), 0);
    const open = () =>
      Readable.from(
        (async function* () {
          for (let piece = 0; piece < pieces; piece++) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            yield Buffer.alloc(1000);
          }
        })(),
        { objectMode: false },
      );
    assert.equal(await send({ ...part, open }), 'a'.repeat(64));
  });

  const send = (part: PartToSend) =>
    connection.port.uploadPart({ vaultName: 'vault', id: 'a'.repeat(92) }, part, signal);

  /** `headers` is the time without progress after which a request is given up, milliseconds. */
  async function connect(headers: number): Promise<void> {
    server.on('connection', (socket) => sockets.add(socket.on('error', () => {})));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const endpoint: SampleEndpoint = {
      url: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'secret',
    };
    connection = connectToSample(endpoint, { limits: { ...standardLimits, headers } });
  }
});

/** A part of a file in memory; `onOpen` is called when its bytes are asked for. */
function partOf(file: Buffer, index: number, onOpen?: () => void, partSize = MiB): PartToSend {
  const start = index * partSize;
  const end = Math.min(start + partSize, file.length) - 1;
  const bytes = file.subarray(start, end + 1);
  const tree = new TreeHash(sha256);
  for (let at = 0; at < bytes.length; at += MiB) tree.add(sha256(bytes.subarray(at, at + MiB)));
  return {
    range: { start, end },
    treeHash: hexFromBytes(tree.root()),
    sha256: hexFromBytes(sha256(bytes)),
    open: () => {
      onOpen?.();
      return Readable.from([bytes], { objectMode: false });
    },
  };
}
