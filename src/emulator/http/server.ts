import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { answerTo, type Service } from './answer.ts';
import { errorBody } from '../errors.ts';
import type { Faults, Strike } from '../faults/faults.ts';
import { newRequestId } from '../account/ids.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import type { OperationName } from '../operations/operations.ts';
import { takeBody } from './takeBody.ts';
import { send, wireAnswer, type WireAnswer } from './respond.ts';
import { routeOf } from './routes.ts';

/** An answered request, for observers. */
export interface RequestRecord {
  /** Undefined for anything that is no operation of the emulator. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Of a part, as its Content-Range header has it: `bytes 0-1048575/*`. */
  readonly contentRange: string | undefined;
  /** 0 where there was no answer: a fault closed the connection, or the client did. */
  readonly status: number;
  /** The marker in the answer of a listing. */
  readonly nextMarker: string | undefined;
  /** By the account's clock, milliseconds since 1970. */
  readonly at: number;
}

export interface ServerOptions extends Service {
  readonly faults: Faults;
  readonly onRequest: (record: RequestRecord) => void;
  /** Milliseconds before each answer. */
  readonly latency: number;
}

/** An HTTP server that answers as Glacier does. The caller binds it. */
export function createGlacierServer(options: ServerOptions): Server {
  // No limit for a whole request: a part may take hours. No limit for an idle connection either: one that closes just
  // when the next request comes would be a failure for the client that nobody asked for.
  // A request without a Host header is answered here, too: by itself Node refuses it in a form of its own, as it does
  // what is expected besides 100-continue, and CONNECT.
  const limits = { requestTimeout: 0, keepAliveTimeout: 0, requireHostHeader: false };
  const server = createServer(limits, (request, response) => {
    handle(request, response, options).catch(() => response.destroy());
  });
  server.on('checkExpectation', ({ socket }: IncomingMessage) =>
    refuse(socket, 417, 'The Expect header has something other than 100-continue.'),
  );
  server.on('connect', (_request, socket: Duplex) =>
    refuse(socket, 400, 'The emulator is no proxy: it has no operation for CONNECT.'),
  );
  server.on('clientError', refuseSocket);
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const incoming = readIncoming(request);
  const route = routeOf(incoming.method, incoming.path);
  const seen = { operation: route?.operation, ...incoming };
  const strike = options.faults.next(seen);
  await delay(strike, options.latency);
  const bodyFirst = strike && 'bodyFirst' in strike.fault ? strike.fault.bodyFirst : undefined;
  if (bodyFirst !== undefined) await takeBody(request, bodyFirst);
  if (strike?.fault.kind === 'stall') await isClosed(request);
  if (strike?.fault.kind === 'drop' || strike?.fault.kind === 'stall') {
    report(options, incoming, route?.operation, undefined);
    request.socket.destroy();
    return;
  }
  const answer = await answerTo(incoming, route, request, options, strike?.fault);
  if (strike?.fault.kind === 'stallAnswer') await isClosed(request);
  const wire = wireAnswer(answer, seen, strike?.fault);
  report(options, incoming, route?.operation, response.destroyed ? undefined : wire);
  // A body that was refused before its end is read and forgotten, so that the client gets to see the answer.
  request.resume();
  const { random, now } = options.account;
  send(response, wire, newRequestId(random), strike?.fault.kind === 'clockSkew' ? undefined : now());
}

/** Resolves when the client has given up, or the emulator ends. */
async function isClosed(request: IncomingMessage): Promise<void> {
  const { socket } = request;
  // Only a socket that is read tells it.
  request.resume();
  if (!socket.destroyed) await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}

async function delay(strike: Strike | undefined, latency: number): Promise<void> {
  if (strike?.fault.kind === 'hold') await strike.released;
  const milliseconds = latency + (strike?.fault.kind === 'slow' ? strike.fault.milliseconds : 0);
  if (milliseconds > 0) await pause(milliseconds, undefined, { ref: false });
}

function report(
  { account, onRequest }: ServerOptions,
  { method, path, query, headers }: Incoming,
  operation: OperationName | undefined,
  wire: WireAnswer | undefined,
): void {
  const sent = wire?.cut === 'all' ? undefined : wire;
  const marker: unknown = sent?.json && 'Marker' in sent.json ? sent.json.Marker : undefined;
  onRequest({
    operation,
    method,
    path,
    query,
    contentRange: headers['content-range'],
    status: sent?.status ?? 0,
    nextMarker: typeof marker === 'string' ? marker : undefined,
    at: account.now(),
  });
}

/** Refuses what is not HTTP, or has headers past all bounds, in the service's form as well. */
function refuseSocket(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') refuse(socket, 431, 'The headers of the request are too large.');
  else refuse(socket, 400, 'The request is not HTTP.');
}

/** Answers on the bare socket, and closes it. */
function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify(errorBody({ status, code: 'BadRequest', message }));
  // Node has let go of the socket: nobody else hears that the client is gone, or closes what it keeps open.
  socket.on('error', () => {});
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
