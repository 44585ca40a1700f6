import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { ServiceError } from './errors.ts';

/** The key that requests must be signed with, and where for. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** What is signed of a request. Header names in lower case; `path` as on the wire. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whether a body comes with it, whose hash must then be among the headers. */
  readonly hasBody: boolean;
}

/** The clock of a request and the service's may differ by this much (guide: "Signing Requests"). Milliseconds. */
const mostSkew = 5 * 60_000;

/** Headers that have to be signed (guide: "Signing Requests"). */
const alwaysSigned = ['host', 'x-amz-date', 'x-amz-glacier-version'];

const contentHash = 'x-amz-content-sha256';

/**
 * Checks a request's Signature Version 4 over exactly the headers it says were signed.
 * @param now milliseconds since 1970
 * @throws ServiceError as in guide: "Error Responses"
 */
export async function authenticate(request: SignedRequest, key: SigningKey, now: number): Promise<void> {
  const { headers } = request;
  if (!headers['authorization']) {
    throw new ServiceError(
      400,
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    );
  }
  const claim = readAuthorization(headers['authorization']);
  if (claim.accessKeyId !== key.accessKeyId) {
    throw new ServiceError(
      400,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  const [date = '', region, service, end] = claim.scope;
  if (region !== key.region || service !== 'glacier' || end !== 'aws4_request') {
    throw badSignature(`Credential should be scoped to ${key.region}/glacier/aws4_request.`);
  }
  checkSigned(request, claim.signedHeaders);
  const signedAt = headers['x-amz-date'] ?? '';
  checkClock(signedAt, date, now);
  const signature = await sign(request, claim.signedHeaders, key, parseAmzDate(signedAt));
  const [expected, given] = [signature, claim.signature].map((text) => Buffer.from(text));
  if (!expected || !given || expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw badSignature(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
        'Key and signing method. Consult the service documentation for details.',
    );
  }
}

function readAuthorization(header: string) {
  const match =
    /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]+)$/.exec(
      header,
    );
  if (!match) throw badSignature('The Authorization header is not one of Signature Version 4.');
  const [, accessKeyId = '', scope = '', signedHeaders = '', signature = ''] = match;
  return { accessKeyId, scope: scope.split('/'), signedHeaders: signedHeaders.split(';'), signature };
}

function checkSigned({ headers, hasBody }: SignedRequest, signed: readonly string[]): void {
  for (const name of hasBody ? [...alwaysSigned, contentHash] : alwaysSigned) {
    if (!signed.includes(name)) throw badSignature(`The header ${name} must be signed.`);
  }
  for (const name of signed) {
    if (headers[name] === undefined) throw badSignature(`The signed header ${name} is not in the request.`);
  }
  // Choice: the guide speaks of real payload hashes only, so UNSIGNED-PAYLOAD and chunked signatures are refused.
  if (headers[contentHash] !== undefined && !/^[0-9a-f]{64}$/i.test(headers[contentHash])) {
    throw badSignature(`The value passed in as ${contentHash} is not a SHA-256 hash.`);
  }
}

function checkClock(signedAt: string, scopeDate: string, now: number): void {
  const time = parseAmzDate(signedAt).getTime();
  if (Number.isNaN(time) || !signedAt.startsWith(scopeDate))
    throw badSignature(`Invalid x-amz-date: ${signedAt}`);
  const [here, limit] = [amzDate(now), amzDate(time < now ? now - mostSkew : now + mostSkew)];
  if (time < now - mostSkew) {
    throw badSignature(`Signature expired: ${signedAt} is now earlier than ${limit} (${here} - 5 min.)`);
  }
  if (time > now + mostSkew) {
    throw badSignature(
      `Signature not yet current: ${signedAt} is still later than ${limit} (${here} + 5 min.)`,
    );
  }
}

/** The signature that the request should have. */
async function sign(
  request: SignedRequest,
  signed: readonly string[],
  key: SigningKey,
  date: Date,
): Promise<string> {
  const { accessKeyId, secretAccessKey, region } = key;
  const signer = new SignatureV4({
    service: 'glacier',
    region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: NodeSha256,
    applyChecksum: false,
  });
  const names = new Set(signed);
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value !== undefined && (names.has(name) || name === contentHash) ? [[name, value]] : [],
    ),
  );
  const { method, path, query } = request;
  const result = await signer.sign(
    { method, protocol: 'http:', hostname: '', path, query: { ...query }, headers },
    {
      signingDate: date,
      signableHeaders: names,
      ...(!names.has(contentHash) && { unsignableHeaders: new Set([contentHash]) }),
    },
  );
  return /Signature=([0-9a-f]+)$/.exec(result.headers['authorization'] ?? '')?.[1] ?? '';
}

/** 20121108T030749Z. */
function amzDate(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function parseAmzDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function badSignature(message: string): ServiceError {
  return new ServiceError(403, 'InvalidSignatureException', message);
}

/** SHA-256, with a key as HMAC: the form in which the signing library wants it. */
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
