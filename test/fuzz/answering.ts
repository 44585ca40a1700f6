import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import type { Connection, GlacierPort } from '../../src/glacier/port.ts';
import type { Random } from './random.ts';
import type { FuzzCase, OpenKind } from './runCases.ts';

/** An answer as it should be, or the bytes of one that Node would not send. */
export type Answer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly raw: Buffer };

/** A server that answers every request with what it was given last. */
export interface Answering {
  answer(answer: Answer): void;
  /** A new connection, which asks once and no more. */
  connect(): Connection;
  /** Waits until the socket of a raw answer is closed, for the client would try to go on with it. */
  closed(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps nothing of its requests, so that the heap measured is the extension's. */
export async function startAnswering(): Promise<Answering> {
  let closed: Promise<unknown> = Promise.resolve();
  let next: Answer = { raw: Buffer.alloc(0) };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if ('raw' in next) {
        closed = new Promise((resolve) => request.socket.once('close', resolve));
        request.socket.end(next.raw);
      } else response.writeHead(next.status, next.headers).end(next.body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Each of the SDK's own tries would take a moment.
  const before = process.env['AWS_MAX_ATTEMPTS'];
  process.env['AWS_MAX_ATTEMPTS'] = '1';
  return {
    answer: (answer) => {
      next = answer;
    },
    connect: () => connectToSample({ url, region: 'us-east-1', accessKeyId: 'AKIAX', secretAccessKey: 'x' }),
    closed: async () => {
      await closed;
      await setImmediate();
    },
    stop: async () => {
      if (before === undefined) delete process.env['AWS_MAX_ATTEMPTS'];
      else process.env['AWS_MAX_ATTEMPTS'] = before;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A kind of answers, all of them to requests of one connection. */
export async function openAnswers(
  nextCase: (server: Answering, port: GlacierPort, random: Random) => FuzzCase,
): Promise<OpenKind> {
  const server = await startAnswering();
  const { port } = server.connect();
  return {
    next: (random) => nextCase(server, port, random),
    close: () => {
      port.dispose();
      return server.stop();
    },
  };
}
