import { hash, timingSafeEqual } from 'node:crypto';
import { ServiceError } from '../errors.ts';
import { type SignedParts, type SigningKey, signatureOf } from './signature.ts';

export type { SigningKey } from './signature.ts';

/** A request as received. */
export interface SignedRequest extends Omit<SignedParts, 'payloadHash'> {
  /**
   * Whether a body is still to come. Its hash must then be among the signed headers, and who reads the body compares
   * the two.
   */
  readonly hasBody: boolean;
  /** Lower-case hex SHA-256 of a body that was read; of nothing unless given. */
  readonly payloadHash?: string;
}

/** The clock of a request and the service's may differ by this much (guide: "Signing Requests"). Milliseconds. */
const mostSkew = 5 * 60_000;

const contentHash = 'x-amz-content-sha256';
const versionHeader = 'x-amz-glacier-version';

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
  const { 'x-amz-security-token': token } = headers;
  const fits = key.sessionToken === undefined || token === key.sessionToken;
  if (claim.accessKeyId !== key.accessKeyId || !fits) {
    throw new ServiceError(
      400,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  checkSigned(request, claim.signed);
  const payloadHash = checkPayload(request);
  const signedAt = headers['x-amz-date'] ?? headers['date'] ?? '';
  checkClock(signedAt, now);
  checkScope(claim.scope, signedAt, key);
  const expected = Buffer.from(await signatureOf({ ...request, payloadHash }, claim.signed, key, signedAt));
  const given = Buffer.from(claim.signature);
  // The service accepts no signature that covers more than ASCII, as people with accents in descriptions have seen.
  const ascii = claim.signed.every((name) => /^[\t\x20-\x7e]*$/.test(headers[name] ?? ''));
  if (!ascii || expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw badSignature(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
        'Key and signing method. Consult the service documentation for details.',
    );
  }
}

/** @throws ServiceError 403 where the header has another hash than the body */
export function checkPayloadHash(headers: SignedRequest['headers'], computed: string): void {
  const given = headers[contentHash];
  if (given === undefined || given.toLowerCase() === computed) return;
  throw badSignature(
    `The value passed in as ${contentHash} does not match the computed payload hash. ` +
      `Computed digest: ${computed} expected hash: ${given}`,
  );
}

/** The three fields in any order, with or without spaces between them. */
function readAuthorization(header: string) {
  const [, list = ''] = /^AWS4-HMAC-SHA256\s+(.*)$/.exec(header) ?? [];
  const field = (name: string) => new RegExp(String.raw`(?:^|,)\s*${name}=([^,\s]+)`).exec(list)?.[1];
  const credential = field('Credential')?.split('/');
  const signed = field('SignedHeaders')?.toLowerCase().split(';');
  const signature = field('Signature');
  // Choice: the guide has no code for an unfinished header; this is what a wrong one gets.
  if (!credential || !signed || !signature) {
    throw badSignature('The Authorization header is not one of Signature Version 4.');
  }
  const [accessKeyId = '', ...scope] = credential;
  return { accessKeyId, scope, signed, signature };
}

/**
 * Host, date and version have to be signed, and the hash of a part (guide: "Signing Requests"). A version that is not
 * there at all is not a matter of the signature.
 */
function checkSigned({ headers, hasBody }: SignedRequest, signed: readonly string[]): void {
  const required = ['host', headers['x-amz-date'] === undefined ? 'date' : 'x-amz-date'];
  if (headers[versionHeader] !== undefined) required.push(versionHeader);
  if (hasBody) required.push(contentHash);
  for (const name of required) {
    if (!signed.includes(name)) throw badSignature(`The header ${name} must be signed.`);
  }
  for (const name of signed) {
    if (headers[name] === undefined) {
      throw badSignature(`The signed header ${name.slice(0, 100)} is not in the request.`);
    }
  }
}

/**
 * The hash that stands for the body in the signature. Choice: the guide speaks of real hashes only, so UNSIGNED-PAYLOAD
 * and bodies signed chunk by chunk are refused.
 */
function checkPayload({ headers, hasBody, payloadHash = hash('sha256', '') }: SignedRequest): string {
  const given = headers[contentHash];
  if (given !== undefined && !/^[0-9a-f]{64}$/i.test(given)) {
    throw badSignature(`The value passed in as ${contentHash} is not a SHA-256 hash.`);
  }
  if (headers['content-encoding']?.toLowerCase().includes('aws-chunked')) {
    throw badSignature('A body with the content encoding aws-chunked cannot be taken.');
  }
  if (!hasBody) checkPayloadHash(headers, payloadHash);
  return given ?? payloadHash;
}

/** The messages with the service's own wording, which names its clock: SDKs and people read it. */
function checkClock(signedAt: string, now: number): void {
  const time = timeOf(signedAt);
  if (Number.isNaN(time)) throw badSignature(`Date must be in ISO-8601 basic format. Got: ${signedAt}`);
  if (time < now - mostSkew) {
    const [here, limit] = [amzDate(now), amzDate(now - mostSkew)];
    throw badSignature(`Signature expired: ${signedAt} is now earlier than ${limit} (${here} - 5 min.)`);
  }
  if (time > now + mostSkew) {
    const [here, limit] = [amzDate(now), amzDate(now + mostSkew)];
    throw badSignature(
      `Signature not yet current: ${signedAt} is still later than ${limit} (${here} + 5 min.)`,
    );
  }
}

/** Choice: the wording. */
function checkScope(scope: readonly string[], signedAt: string, key: SigningKey): void {
  const expected = `${signedAt.slice(0, 8)}/${key.region}/glacier/aws4_request`;
  if (scope.join('/') !== expected) throw badSignature(`Credential should be scoped to ${expected}.`);
}

/** 20121108T030749Z. */
function amzDate(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function timeOf(signedAt: string): number {
  const form = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
  return form.test(signedAt) ? Date.parse(signedAt.replace(form, '$1-$2-$3T$4:$5:$6Z')) : Number.NaN;
}

function badSignature(message: string): ServiceError {
  return new ServiceError(403, 'InvalidSignatureException', message);
}
