import { describeSkew, measureSkew } from '../../core/aws/clockSkew.ts';
import type { ErrorKind } from '../../core/errorKinds.ts';
import { GlacierError } from '../../core/errors.ts';
import { displayText } from '../../core/text/displayText.ts';

/** What was asked of whom, for the message. */
export interface CallContext {
  /** What the request was for, to follow "Could not": `list parts`. */
  readonly action: string;
  /** The other side as the user knows it: a host and port, or Glacier in a region. */
  readonly host: string;
  /** Whether the credentials come from a sign-in in a browser. */
  readonly signsIn: boolean;
}

/** What an error of the SDK, of Node or of a credential provider may say. Any of it may be absent. */
interface Clues {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** There was an answer that could not be read. */
  readonly answered: boolean;
  /** The host that was asked, if the error names it. */
  readonly hostname: string;
}

/**
 * The only place where errors of the SDK become GlacierErrors. By `name` and not by class: most codes of the service
 * have no class in the SDK (AccessDenied, Throttling and all of authentication among them).
 */
export function mapError(error: unknown, context: CallContext, signal?: AbortSignal): GlacierError {
  if (error instanceof GlacierError) return error;
  if (signal?.aborted) return new GlacierError('cancelled', 'Cancelled.', { cause: error });
  const clues = readClues(error);
  // An error of a request for credentials, which goes to another host.
  const [kind, sentence] = judge(clues, clues.hostname ? { ...context, host: clues.hostname } : context);
  return new GlacierError(kind, sentence, { cause: error, requestId: clues.requestId });
}

function judge(clues: Clues, context: CallContext): [ErrorKind, string] {
  return (
    byProxy(clues, context) ??
    byName(clues, context) ??
    bySocket(clues, context) ??
    byStatus(clues, context) ?? ['unknown', `Could not ${context.action}: ${quote(clues)}`]
  );
}

function byProxy({ name, status }: Clues, { host }: CallContext): [ErrorKind, string] | undefined {
  const sentence = describeProxy(status, name === 'SyntaxError', host);
  return sentence === undefined ? undefined : ['proxy', sentence];
}

/**
 * Describes an answer that cannot be AWS's: a proxy that wants a login, or a gateway's status in a form that is not the
 * service's (`isForeign`). Undefined for anything else.
 */
export function describeProxy(
  status: number | undefined,
  isForeign: boolean,
  host: string,
): string | undefined {
  if (status === 407) return `A proxy on the way to ${host} asks who you are, and was not told (status 407).`;
  if (isForeign && status !== undefined && [502, 503, 504].includes(status))
    return `A proxy on the way to ${host} could not reach it (status ${status}).`;
  return undefined;
}

function byName(clues: Clues, { action, host, signsIn }: CallContext): [ErrorKind, string] | undefined {
  switch (clues.name) {
    case 'AccessDeniedException':
      return ['accessDenied', `AWS does not allow you to ${action}: ${quote(clues)}`];
    case 'AccessDenied':
      return ofSts(clues);
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return withoutCredentials(clues, signsIn);
    case 'EndpointError':
      return ['endpoint', `The AWS SDK refuses the endpoint: ${quote(clues)}`];
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return ['expired', 'The AWS session has expired.'];
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return ['signature', 'AWS does not know the access key or session token.'];
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
      return /^Signature (expired|not yet current)/.test(clues.message)
        ? skewed(clues)
        : ['signature', 'The signature was refused: the secret key does not fit the access key.'];
    case 'RequestExpired':
    case 'RequestTimeTooSkewed':
      return skewed(clues);
    case 'NoLongerSupportedException':
      return [
        'notCustomer',
        'This AWS account has never used Glacier vaults, and AWS takes no new customers for them.',
      ];
    case 'ResourceNotFoundException':
      return ['notFound', missing(clues)];
    case 'Throttling':
    case 'ThrottlingException':
    case 'TooManyRequestsException':
      return ['throttled', `AWS is limiting the rate of requests, and could not ${action} in several tries.`];
    case 'LimitExceededException':
      return ['limit', `A quota of the account was reached: ${quote(clues)}`];
    case 'InvalidParameterValueException':
    case 'MissingParameterValueException':
    case 'BadRequest':
      return ['invalid', `Glacier refused to ${action}: ${quote(clues)}`];
    case 'AnswerMissing':
      return ['timeout', `${host} did not answer in time.`];
    case 'AnswerTooLarge':
      return ['badResponse', `The answer from ${host} is not one of Glacier's: it is too large.`];
    case 'AnswerTooSlow':
      return ['timeout', `The answer from ${host} came too slowly, and was not read to its end.`];
    case 'SyntaxError':
      return ['badResponse', `The answer from ${host} is not one of Glacier's: it is not JSON.`];
    case 'TypeError':
    case 'RangeError':
      // The SDK throws these when an answer has another form; without an answer they are bugs of ours.
      return clues.answered
        ? ['badResponse', `The answer from ${host} is not one of Glacier's: it has another form.`]
        : undefined;
    default:
      return undefined;
  }
}

function bySocket({ name, code, hostname }: Clues, { host }: CallContext): [ErrorKind, string] | undefined {
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return ['network', `The name ${hostname || `of ${host}`} could not be looked up.`];
  if (code === 'ECONNREFUSED') return ['network', `${host} refused the connection.`];
  if (['ECONNRESET', 'EPIPE'].includes(code)) return ['network', `The connection to ${host} broke off.`];
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(code))
    return ['network', `${host} cannot be reached.`];
  if (/CERT|SSL|TLS|SELF_SIGNED/.test(code))
    return ['network', `The certificate of ${host} is not trusted (${code}).`];
  if (code.startsWith('HPE_'))
    return ['badResponse', `The answer from ${host} is not HTTP as it should be (${code}).`];
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') return ['timeout', `${host} did not answer in time.`];
  return undefined;
}

function byStatus(clues: Clues, { action, host }: CallContext): [ErrorKind, string] | undefined {
  const { status } = clues;
  if (status === undefined) return undefined;
  if (status === 408) return ['timeout', `${host} gave up waiting for the request.`];
  if (status === 429)
    return ['throttled', `AWS is limiting the rate of requests, and could not ${action} in several tries.`];
  if (status >= 500)
    return ['service', `Glacier failed (status ${status}) in several tries: ${quote(clues)}`];
  if (status >= 300 && clues.name === 'Unknown') {
    return ['badResponse', `The answer from ${host} is not one of Glacier's (status ${status}).`];
  }
  return undefined;
}

/** STS, which roles are assumed from, has error names of its own. */
function ofSts(clues: Clues): [ErrorKind, string] {
  return /MultiFactorAuthentication/.test(clues.message)
    ? ['mfa', 'AWS refused the MFA code.']
    : ['accessDenied', `AWS does not allow the role of the profile to be assumed: ${quote(clues)}`];
}

function withoutCredentials(clues: Clues, signsIn: boolean): [ErrorKind, string] {
  if (
    signsIn &&
    /expired|invalid|not found|(sso|aws) login|unauthorized|refresh|load (a )?token|token validation/i.test(
      clues.message,
    )
  )
    return ['signIn', 'The AWS sign-in of this connection has expired or was not made yet.'];
  if (/multi-factor/i.test(clues.message)) return ['mfa', 'The profile asks for an MFA code.'];
  return ['credentials', `No AWS credentials could be loaded: ${quote(clues)}`];
}

function skewed(clues: Clues): [ErrorKind, string] {
  const skew = measureSkew(clues.message);
  return [
    'clockSkew',
    skew === undefined
      ? `This computer's clock and the service's differ by more than 5 minutes: ${quote(clues)}`
      : `This computer's clock is ${describeSkew(skew)} the service's; 5 minutes are allowed.`,
  ];
}

function missing({ message }: Clues): string {
  return /^Vault not found/i.test(message)
    ? 'The vault no longer exists.'
    : 'The upload no longer exists: completed, aborted, or removed after 24 hours without activity.';
}

/** The message of the other side, ended as a sentence. */
function quote({ message }: Clues): string {
  const said = displayText(message, 300);
  return /[.!?]$/.test(said) ? said : `${said || 'no reason was given'}.`;
}

function readClues(error: unknown): Clues {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const metadata = (fields['$metadata'] ?? {}) as Record<string, unknown>;
  return {
    name: string(fields['name']),
    code: string(fields['code']),
    // The SDK appends advice for programmers.
    message: string(fields['message']).replace(/\s*Deserialization error: to see the raw response[^]*$/, ''),
    answered: fields['$response'] !== undefined,
    status: typeof metadata['httpStatusCode'] === 'number' ? metadata['httpStatusCode'] : undefined,
    requestId: string(metadata['requestId']) || undefined,
    hostname: string(fields['hostname']),
  };
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
