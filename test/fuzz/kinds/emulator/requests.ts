import { createHash } from 'node:crypto';
import { MiB } from '../../../../src/core/text/bytes.ts';
import type { Emulator } from '../../../../src/emulator/emulator.ts';
import { type Call, sha256Hex, signedHeaders } from '../../../wire/emulator/harness.ts';

/** A request as it goes over the wire. */
export interface Base {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** The same again with something else in it, under a signature that fits. */
  readonly signedWith: (change: Partial<Call>) => Base;
  /** Of the answer to it as it is. */
  readonly status: RegExp;
}

/** Uploads by what is done with them. */
interface Ids {
  readonly open: string;
  readonly whole: string;
  readonly unwanted: string;
}

const content = Buffer.from('content of a part');
const contentHash = createHash('sha256').update(content).digest('hex');

/** Vaults and uploads for the requests. */
export function fill(emulator: Emulator): Ids {
  for (const name of ['vault', 'empty']) emulator.seedVault({ name });
  const parts = [0, 1, 3].map((index) => ({ start: index * MiB, end: (index + 1) * MiB - 1 }));
  return {
    open: emulator.seedUpload('vault', { description: 'open', partSize: MiB, parts }),
    whole: emulator.seedUpload('vault', {
      description: 'whole',
      partSize: MiB,
      parts: [{ start: 0, end: content.length - 1, treeHash: contentHash }],
    }),
    unwanted: emulator.seedUpload('vault', { description: 'unwanted', partSize: MiB, parts: [] }),
  };
}

/** Requests that are valid as they are, signed at `at` (milliseconds since 1970): the same for the same ids. */
export function baseRequests({ open, whole, unwanted }: Ids, emulator: Emulator, at: number): Base[] {
  const uploads = '/-/vaults/vault/multipart-uploads';
  const wanted: (Call & { name: string; status: RegExp; body?: string })[] = [
    { name: 'list vaults', path: '/-/vaults', query: 'limit=1', status: /^HTTP\/1\.1 200 / },
    { name: 'describe', path: '/-/vaults/vault', status: /^HTTP\/1\.1 200 / },
    { name: 'create', method: 'PUT', path: '/-/vaults/new', status: /^HTTP\/1\.1 201 / },
    { name: 'delete', method: 'DELETE', path: '/-/vaults/empty', status: /^HTTP\/1\.1 204 / },
    { name: 'list uploads', path: uploads, status: /^HTTP\/1\.1 200 / },
    {
      name: 'initiate',
      method: 'POST',
      path: uploads,
      headers: { 'x-amz-part-size': String(MiB), 'x-amz-archive-description': 'new' },
      status: /^HTTP\/1\.1 201 /,
    },
    { name: 'list parts', path: `${uploads}/${open}`, query: 'limit=2', status: /^HTTP\/1\.1 200 / },
    {
      name: 'part',
      method: 'PUT',
      path: `${uploads}/${open}`,
      headers: {
        'content-range': `bytes ${2 * MiB}-${2 * MiB + content.length - 1}/*`,
        'x-amz-content-sha256': contentHash,
        'x-amz-sha256-tree-hash': contentHash,
      },
      body: content.toString(),
      status: /^HTTP\/1\.1 204 /,
    },
    {
      name: 'complete',
      method: 'POST',
      path: `${uploads}/${whole}`,
      headers: { 'x-amz-archive-size': String(content.length), 'x-amz-sha256-tree-hash': contentHash },
      status: /^HTTP\/1\.1 201 /,
    },
    { name: 'abort', method: 'DELETE', path: `${uploads}/${unwanted}`, status: /^HTTP\/1\.1 204 / },
    {
      name: 'jobs',
      method: 'POST',
      path: '/-/vaults/vault/jobs',
      body: '{"Type":"inventory-retrieval"}',
      status: /^HTTP\/1\.1 400 /,
    },
  ];
  return wanted.map(({ name, status, ...call }) => sign({ name, status }, call, emulator, at));
}

function sign(
  known: Pick<Base, 'name' | 'status'>,
  call: Call & { readonly body?: string },
  emulator: Emulator,
  at: number,
): Base {
  const { method = 'GET', path, query = '', body = '' } = call;
  const wanted = { ...call, headers: { host: 'glacier', ...call.headers }, at, payloadHash: sha256Hex(body) };
  const signed = Object.entries(signedHeaders(emulator, wanted));
  // Not signed, as it is another one in chunks.
  const length =
    method === 'GET' || method === 'DELETE' ? [] : [['content-length', `${body.length}`] as const];
  return {
    ...known,
    method,
    path,
    query,
    headers: [...signed, ...length],
    body: Buffer.from(body),
    signedWith: (change) => sign(known, { ...call, ...change, body }, emulator, at),
  };
}

export function bytesOf({ method, path, query, headers, body }: Base): Buffer {
  const target = query === '' ? path : `${path}?${query}`;
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
