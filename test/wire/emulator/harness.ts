import { createHash, createHmac } from 'node:crypto';
import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Emulator } from '../../../src/emulator/emulator.ts';

/** A request in the words of HTTP; signed by the guide's steps, with no library, unless it brings its own signature. */
export interface Call {
  readonly method?: string;
  /** With its escapes. */
  readonly path: string;
  /** With its escapes, and in the order that a signature needs. */
  readonly query?: string;
  /** Header values as they go over the wire; undefined leaves one out that is there by itself. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Headers that are sent and not signed. */
  readonly unsigned?: readonly string[];
  readonly body?: string | Uint8Array;
  /** Sends the body in place of `body`. */
  readonly write?: (out: ClientRequest) => void;
  /** What takes the body's place in the signature; its SHA-256 unless given. */
  readonly payloadHash?: string;
  /** Changes the Authorization header. */
  readonly authorization?: (header: string) => string;
  /** Milliseconds since 1970. */
  readonly at?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** `code` and `message` of an error. */
  readonly code?: string;
  readonly message?: string;
}

const version = '2012-06-01';

export function call(emulator: Emulator, wanted: Call): Promise<Answer> {
  const { method = 'GET', path, query = '', body = '', write } = wanted;
  const { hostname, port } = new URL(emulator.url);
  const headers = signedHeaders(emulator, wanted);
  const target = query === '' ? path : `${path}?${query}`;
  return new Promise((resolve, reject) => {
    const out = request({ hostname, port, method, path: target, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('error', reject).on('end', () => {
        if (!out.writableEnded) out.destroy();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, ...errorIn(text) });
      });
    });
    out.on('error', reject);
    if (write) write(out);
    else out.end(body);
  });
}

/** Everything that comes back for some bytes, until the emulator closes the connection. */
export function rawCall(emulator: Emulator, text: string, then?: (socket: Socket) => void): Promise<string> {
  const { hostname, port } = new URL(emulator.url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, () => then?.(socket)));
    socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
    socket.on('error', () => {}).on('close', () => resolve(answer));
  });
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The headers of a request with its signature; a Host header among those wanted takes the place of the emulator's. */
export function signedHeaders(
  emulator: Pick<Emulator, 'url' | 'region' | 'accessKeyId' | 'secretAccessKey'>,
  wanted: Call,
): Record<string, string> {
  const { path, method = 'GET', query = '', body = '', unsigned = [], at = Date.now() } = wanted;
  const { payloadHash = sha256Hex(body), authorization = (header: string) => header } = wanted;
  const date = new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const standard = {
    host: new URL(emulator.url).host,
    'x-amz-date': date,
    'x-amz-glacier-version': version,
  };
  const headers = Object.fromEntries(
    Object.entries({ ...standard, ...wanted.headers }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const names = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort();
  const canonical = [
    method,
    // Escaped once more than on the wire, as for all services but S3.
    path.split('/').map(encodeURIComponent).join('/'),
    query,
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    names.join(';'),
    payloadHash,
  ].join('\n');
  const scope = `${date.slice(0, 8)}/${emulator.region}/glacier/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256Hex(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, step) => hmac(secret, step), `AWS4${emulator.secretAccessKey}`);
  const header =
    `AWS4-HMAC-SHA256 Credential=${emulator.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, ` +
    `Signature=${hmac(key, toSign).toString('hex')}`;
  return { ...headers, authorization: authorization(header) };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function errorIn(text: string): { code?: string; message?: string } {
  try {
    const { code, message } = JSON.parse(text) as { code?: string; message?: string };
    return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
  } catch {
    return {};
  }
}
