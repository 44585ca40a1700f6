import { createHash, createHmac } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import type { Emulator } from '../../src/emulator/emulator.ts';

/**
 * Sends a part with a signature made here, by the guide's steps and no library: for bodies that the SDK would not send.
 * The linear hash is also declared as the tree hash, which is right for bodies of up to 1 MiB.
 */
export function createPartRequest(
  emulator: Emulator,
  path: string,
  length: number,
  write: (out: ClientRequest) => void,
  hash = '0'.repeat(64),
  treeHash = hash,
): Promise<{ status: number; body: string }> {
  const { host, hostname, port } = new URL(emulator.url);
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const signed: Record<string, string> = {
    host,
    'x-amz-content-sha256': hash,
    'x-amz-date': date,
    'x-amz-glacier-version': '2012-06-01',
  };
  const names = Object.keys(signed).join(';');
  const scope = `${date.slice(0, 8)}/${emulator.region}/glacier/aws4_request`;
  const canonical = [
    'PUT',
    path,
    '',
    ...Object.entries(signed).map(([name, value]) => `${name}:${value}`),
    '',
    names,
    hash,
  ];
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical.join('\n'))].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, step) => hmac(secret, step), `AWS4${emulator.secretAccessKey}`);
  const headers = {
    ...signed,
    'x-amz-sha256-tree-hash': treeHash,
    'content-range': `bytes 0-${length - 1}/*`,
    'content-length': String(length),
    authorization:
      `AWS4-HMAC-SHA256 Credential=${emulator.accessKeyId}/${scope}, SignedHeaders=${names}, ` +
      `Signature=${hmac(key, toSign).toString('hex')}`,
  };
  return new Promise((resolve, reject) => {
    const out = request({ hostname, port, method: 'PUT', path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        out.destroy();
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    out.on('error', reject);
    write(out);
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
