import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import { authenticate, type SigningKey } from './authenticate.ts';
import { invalidParameter, missingParameter, ServiceError } from './errors.ts';
import type { Fault, Faults } from './faults.ts';
import type { OperationAnswer } from './operation.ts';
import { refusal, respond } from './respond.ts';
import { type OperationName, operations, type Route, routeOf } from './routes.ts';

/** A request as it was answered, for those who watch. */
export interface RequestRecord {
  /** Undefined for what is no operation of the emulator. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
  /** The marker in the answer of a listing. */
  readonly nextMarker: string | undefined;
  /** By the account's clock, milliseconds since 1970. */
  readonly at: number;
}

export interface ServerOptions {
  readonly account: Account;
  readonly key: SigningKey;
  readonly faults: Faults;
  readonly onRequest: (record: RequestRecord) => void;
  /** Milliseconds before each answer. */
  readonly latency: number;
  /** Milliseconds to wait for the next bytes of a body. */
  readonly patience: number;
  /** Whether the account ever used Glacier; if not, everything is refused. */
  readonly customer: boolean;
}

/** The only version of the API. */
const apiVersion = '2012-06-01';

/** An HTTP server that answers as Glacier does. The caller binds it. */
export function createGlacierServer(options: ServerOptions): Server {
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    handle(request, response, options).catch(() => response.destroy());
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const { method = '', url = '/' } = request;
  const [path = '/', search = ''] = url.split(/\?(.*)/s);
  const query = Object.fromEntries(new URLSearchParams(search));
  const route = routeOf(method, path);
  const struck = options.faults.next(route?.operation);
  if (struck?.fault.kind === 'hold') await struck.released;
  if (options.latency > 0) await pause(options.latency);
  if (struck?.fault.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  const answer = await answerTo(request, { method, path, query }, route, options, struck?.fault);
  const at = options.account.now();
  const status = struck?.fault.kind === 'html' ? struck.fault.status : answer.status;
  const nextMarker = markerIn(answer);
  options.onRequest({ operation: route?.operation, method, path, query, status, nextMarker, at });
  // A body that was refused before its end is read and forgotten, so that the client gets to see the answer.
  request.resume();
  respond(response, answer, at, struck?.fault);
}

async function answerTo(
  request: IncomingMessage,
  line: { readonly method: string; readonly path: string; readonly query: Record<string, string> },
  route: Route | undefined,
  options: ServerOptions,
  fault: Fault | undefined,
): Promise<OperationAnswer> {
  const { account, key, patience } = options;
  const headers = singleHeaders(request);
  try {
    if (fault?.kind === 'error') throw new ServiceError(fault.status, fault.code, fault.message);
    if (!route) throw invalidParameter('The path has escapes that cannot be read.');
    const hasBody = route.operation === 'UploadMultipartPart';
    const now = account.now() + (fault?.kind === 'clockSkew' ? fault.milliseconds : 0);
    await authenticate({ ...line, headers, hasBody }, key, now);
    checkCaller(route, headers, options);
    if (!route.operation) throw notHere(line.method, line.path);
    const { vaultName, uploadId } = route;
    const { query } = line;
    return await operations[route.operation]({
      account,
      vaultName,
      uploadId,
      headers,
      query,
      body: request,
      patience,
    });
  } catch (error) {
    return refusal(error);
  }
}

function markerIn({ json }: OperationAnswer): string | undefined {
  const marker: unknown = json && 'Marker' in json ? json.Marker : undefined;
  return typeof marker === 'string' ? marker : undefined;
}

function checkCaller(
  route: Route,
  headers: Readonly<Record<string, string | undefined>>,
  options: ServerOptions,
): void {
  if (headers['x-amz-glacier-version'] === undefined) throw missingParameter('API version');
  if (headers['x-amz-glacier-version'] !== apiVersion) throw invalidParameter('Invalid API version');
  if (route.accountId !== '-' && route.accountId !== options.account.id) {
    const shown = route.accountId.slice(0, 40);
    throw new ServiceError(403, 'AccessDeniedException', `Access denied for account ID: ${shown}`);
  }
  if (!options.customer) {
    throw new ServiceError(
      400,
      'NoLongerSupportedException',
      'This API is no longer supported for new accounts. Please use Amazon S3 Glacier storage classes instead.',
    );
  }
}

/** Choice: what the emulator does not have (archives, jobs, policies, tags) is refused as a bad request. */
function notHere(method: string, path: string): ServiceError {
  return new ServiceError(
    400,
    'BadRequest',
    `The emulator has no operation for ${method} ${path.slice(0, 200)}`,
  );
}

function singleHeaders(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(',')]),
  );
}
