import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { MiB } from '../../src/core/text/bytes.ts';
import type { GlacierError } from '../../src/core/errors.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { type Limits, standardLimits } from '../../src/glacier/requests/limits.ts';
import type { Connection } from '../../src/glacier/port.ts';

/*
 * Answers without end, and none at all. Where a limit is of time it is made short here: what counts is that it ends the
 * request, and with which error.
 */

const { signal } = new AbortController();
const upload = { vaultName: 'vault', id: 'a'.repeat(92), partSize: MiB };

describe('an answer', () => {
  let server: Server;
  let requests: number;
  /** Bytes of bodies that the socket took. */
  let sent: number;
  let closed: Promise<void>;
  /** The date by which the last request was signed. */
  let signedAt: string;
  let connection: Connection | undefined;

  afterEach(async () => {
    connection?.port.dispose();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('that does not end is refused after 2 MiB', async () => {
    await serve((answer) => write(answer, () => endless(' '.repeat(MiB / 4))));
    const error = await refused({});
    assert.equal(error.kind, 'badResponse');
    assert.match(
      error.message,
      /^127\.0\.0\.1:\d+ did not send a valid Glacier response: it is too large\.$/,
    );
    await closed;
    assert.ok(sent >= 2 * MiB && sent < 32 * MiB, `${sent} bytes were sent`);
    assert.equal(requests, 1);
  });

  it('that trickles is given up', async () => {
    await serve((answer) => write(answer, () => endless(' ')));
    const error = await refused({ pace: { bytes: 100_000, milliseconds: 300 } });
    assert.equal(error.kind, 'timeout');
    assert.match(error.message, /arrived too slowly and was not read to its end\.$/);
    await closed;
    assert.equal(requests, 1);
  });

  it('that goes on for too long is given up, however fast it is', async () => {
    await serve((answer) => write(answer, () => endless(' '.repeat(1000))));
    const error = await refused({ body: 300, pace: { bytes: 1, milliseconds: 60_000 } });
    assert.equal(error.kind, 'timeout');
    await closed;
  });

  it('with trailers that do not end is given up', async () => {
    await serve(async (answer) => {
      answer.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
      answer.flushHeaders();
      answer.socket?.write('2\r\n{}\r\n0\r\n');
      while (answer.socket?.destroyed === false) {
        answer.socket.write(`x-${sent++}: y\r\n`);
        await setTimeout(1);
      }
    });
    const error = await refused({ body: 300 });
    assert.ok(['timeout', 'badResponse', 'network'].includes(error.kind), error.message);
  });

  it('that does not arrive is waited for once', async () => {
    await serve(() => Promise.resolve());
    const error = await refused({ headers: 300 });
    assert.equal(error.kind, 'timeout');
    assert.match(error.message, /did not respond in time\.$/);
    await closed;
    assert.equal(requests, 1);
    assert.ok(standardLimits.headers <= 60_000);
  });

  it('that breaks off in the middle is a failure at once', async () => {
    await serve(async (answer) => {
      answer.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      answer.write('{"VaultList":[', () => answer.destroy());
    });
    const error = await refused({});
    assert.equal(error.kind, 'network', error.message);
  });

  it('that is slow and within bounds is read', async () => {
    await serve((answer) =>
      write(answer, async function* () {
        for (const chunk of ['{"VaultList"', ':', '[]', ' ', '}']) {
          yield chunk;
          await setTimeout(50);
        }
      }),
    );
    assert.deepEqual(await connect({}).port.listVaults({}, signal), { items: [] });
  });

  it('has no more items than were asked for', async () => {
    const part = { RangeInBytes: '0-1048575', SHA256TreeHash: 'a'.repeat(64) };
    const body = JSON.stringify({ PartSizeInBytes: MiB, Parts: Array.from({ length: 51 }, () => part) });
    await serve((answer) => Promise.resolve(void answer.end(body)));
    const { port } = connect({});
    await assert.rejects(port.listParts(upload, { limit: 50 }, signal), {
      kind: 'badResponse',
      message: 'Not a valid Glacier response: Parts has 51 items, but 50 were requested.',
    });
    assert.equal((await port.listParts(upload, {}, signal)).items.length, 51);
  });

  for (const date of ['+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z'])
    it(`with the time of day ${date} leaves later requests as they were`, async () => {
      await serve((answer) => Promise.resolve(void answer.setHeader('date', date).end('{"VaultList":[]}')));
      const { port } = connect({});
      for (let time = 0; time < 2; time++) assert.deepEqual(await port.listVaults({}, signal), { items: [] });
      assert.match(signedAt, /^20\d{6}T\d{6}Z$/);
    });

  it('whose error has no text for a message is an error for people', async () => {
    await serve((answer) => {
      answer.writeHead(403, { 'x-amzn-errortype': 'InvalidSignatureException' }).end('{"message":1.5}');
      return Promise.resolve();
    });
    assert.equal((await refused({})).kind, 'signature');
  });

  async function serve(answer: (answer: ServerResponse) => Promise<void>): Promise<void> {
    requests = sent = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    closed = promise;
    server = createServer((request, response) => {
      requests++;
      signedAt = String(request.headers['x-amz-date']);
      response.on('close', resolve);
      void answer(response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  }

  function connect(limits: Partial<Limits>): Connection {
    const { port } = server.address() as AddressInfo;
    connection = connectToSample(
      {
        url: `http://127.0.0.1:${port}`,
        region: 'us-east-1',
        accessKeyId: 'AKID',
        secretAccessKey: 'secret',
      },
      { limits: { ...standardLimits, ...limits } },
    );
    return connection;
  }

  async function refused(limits: Partial<Limits>): Promise<GlacierError> {
    const outcome = await connect(limits)
      .port.listVaults({}, signal)
      .catch((error: unknown) => error);
    return outcome as GlacierError;
  }

  /** Answers with chunks until they end or the socket does. */
  async function write(answer: ServerResponse, chunks: () => AsyncGenerator<string>): Promise<void> {
    answer.writeHead(200, { 'content-type': 'application/json' });
    await pipeline(Readable.from(count(chunks())), answer).catch(() => {});
  }

  async function* count(chunks: AsyncGenerator<string>): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      sent += chunk.length;
      yield chunk;
    }
  }

  async function* endless(chunk: string): AsyncGenerator<string> {
    for (;;) {
      yield chunk;
      await setTimeout(1);
    }
  }
});
