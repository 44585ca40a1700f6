import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request with its body read. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LoopbackServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** How many are open. */
  readonly sockets: number;
  stop(): Promise<void>;
}

/** A server on loopback that answers by `answer` and keeps what it was asked. */
export async function startServer(
  answer: (request: Received) => Reply | Promise<Reply>,
): Promise<LoopbackServer> {
  const received: Received[] = [];
  let sockets = 0;
  const server = createServer((incoming, outgoing) => {
    void read(incoming).then(async (request) => {
      received.push(request);
      send(outgoing, await answer(request));
    });
  });
  server.on('connection', (socket) => {
    sockets++;
    socket.on('close', () => sockets--);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    get sockets() {
      return sockets;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://loopback');
  const { method = '', headers } = incoming;
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks).toString() };
}

function send(
  outgoing: ServerResponse,
  { status = 200, type = 'application/json', headers, body }: Reply,
): void {
  outgoing.writeHead(status, { 'content-type': type, ...headers });
  outgoing.end(body);
}
