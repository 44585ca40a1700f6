import { createHash, createHmac } from 'node:crypto';
import { createScope, getCanonicalHeaders, getSigningKey, SignatureV4Base } from '@smithy/signature-v4';

/** The key that requests must be signed with, and its region. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Session token of a temporary key. */
  readonly sessionToken?: string;
  readonly region: string;
}

/** The parts of a request that are signed. Header names in lower case; `path` as on the wire. */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  /** Decoded; a list where a key is there more than once. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Lower-case hex SHA-256 of the body. */
  readonly payloadHash: string;
}

const service = 'glacier';
const algorithm = 'AWS4-HMAC-SHA256';

/** The canonical request over the headers named in `signed`, in lower case, and no others (guide: "Signing Requests"). */
export function canonicalRequest(request: SignedParts, signed: readonly string[]): string {
  return canonicalizer.canonicalRequest(request, signed);
}

/**
 * The signature that a request should have, in lower-case hex.
 * @param signedAt as in x-amz-date: 20121108T030749Z
 */
export async function signatureOf(
  request: SignedParts,
  signed: readonly string[],
  key: SigningKey,
  signedAt: string,
): Promise<string> {
  const day = signedAt.slice(0, 8);
  const scope = createScope(day, key.region, service);
  const text = await canonicalizer.stringToSign(signedAt, scope, canonicalRequest(request, signed));
  const signingKey = await getSigningKey(NodeSha256, key, day, key.region, service);
  return createHmac('sha256', signingKey).update(text).digest('hex');
}

/** SHA-256, or with a key HMAC: the form the signing library wants. */
class NodeSha256 {
  private readonly hash: { update(data: string | Uint8Array): unknown; digest(): Uint8Array };

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', asKey(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(asKey(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
}

function asKey(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/**
 * The library's canonical forms without its signer: that one puts an x-amz-date of its own into a request and takes a
 * Date out, and here the headers have to stay as they came.
 */
class Canonicalizer extends SignatureV4Base {
  constructor() {
    super({
      service,
      region: '',
      credentials: { accessKeyId: '', secretAccessKey: '' },
      sha256: NodeSha256,
    });
  }

  canonicalRequest(parts: SignedParts, signed: readonly string[]): string {
    const { method, path, payloadHash } = parts;
    const query = Object.fromEntries(
      Object.entries(parts.query).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : [...value],
      ]),
    );
    const headers = Object.fromEntries(signed.map((name) => [name, parts.headers[name] ?? '']));
    const request = { method, protocol: 'http:', hostname: '', path, query, headers };
    return this.createCanonicalRequest(
      request,
      getCanonicalHeaders(request, undefined, new Set(signed)),
      payloadHash,
    );
  }

  stringToSign(signedAt: string, scope: string, canonical: string): Promise<string> {
    return this.createStringToSign(signedAt, scope, canonical, algorithm);
  }
}

const canonicalizer = new Canonicalizer();
