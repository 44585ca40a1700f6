/** What went wrong, as far as it changes what a person can do about it. */
export type ErrorKind =
  | 'accessDenied'
  | 'badResponse'
  | 'cancelled'
  | 'clockSkew'
  | 'config'
  | 'credentials'
  | 'endpoint'
  | 'endpointUntrusted'
  | 'expired'
  | 'file'
  | 'fileChanged'
  | 'hashList'
  | 'invalid'
  | 'limit'
  | 'mfa'
  | 'network'
  | 'notConnected'
  | 'notCustomer'
  | 'notFound'
  | 'partSize'
  | 'proxy'
  | 'readOnly'
  | 'region'
  | 'regionUnsupported'
  | 'service'
  | 'settings'
  | 'signature'
  | 'signIn'
  | 'throttled'
  | 'timeout'
  | 'tooManyParts'
  | 'unknown';

/** What to do about it, one sentence each; empty where nothing can be done but try again. */
const nextSteps: Record<ErrorKind, string> = {
  accessDenied: 'Ask for the missing permission, then retry.',
  badResponse: 'Check the endpoint and any proxy in between, then retry.',
  cancelled: '',
  clockSkew: "Set this computer's clock, then retry.",
  config: 'Correct the file; the connection then continues by itself.',
  credentials: 'Choose another profile or check your AWS configuration files, then retry.',
  endpoint: 'Correct the endpoint, then retry.',
  endpointUntrusted: 'Decide whether they may go there.',
  expired: 'Renew the credentials of the profile, then retry.',
  file: 'Check where it is and what you may do with it, or choose another.',
  fileChanged: 'Wait until nothing writes to the file, then try again.',
  hashList: 'Choose an export of parts (CSV or JSON), or a list with one tree hash a line.',
  invalid: 'The log has the details.',
  limit: 'Ask AWS for a higher quota, or remove what is no longer needed.',
  mfa: 'Retry, and enter a code that was not used before.',
  network: 'Check the network, the region and the endpoint, then retry.',
  notConnected: 'Add a connection.',
  notCustomer: 'Choose a profile of the account that owns the vaults.',
  notFound: 'Refresh the list it came from.',
  partSize: 'Use 1 MiB times a power of two, up to 4 GiB.',
  proxy: 'Check the proxy that is set in VS Code (http.proxy) or in the environment, then retry.',
  readOnly: 'Switch off the setting Glacier: Read Only to change it.',
  region: 'Select the region your vaults are in.',
  regionUnsupported: 'Choose the region your vaults are in.',
  service: 'Retry in a moment.',
  settings: 'Correct the setting glacier.connections; the connection then continues by itself.',
  signature: 'Check the access key and the secret key of the profile, then retry.',
  signIn: 'Sign in; the connection then continues by itself.',
  throttled: 'Wait a moment, then retry.',
  timeout: 'Check the network, then retry.',
  tooManyParts: 'Start a new upload with larger parts.',
  unknown: 'The log has the details.',
};

export const errorKinds = Object.keys(nextSteps) as ErrorKind[];

/**
 * The one error that leaves the service, the store and the jobs. `message` is a sentence for people that names the
 * cause; `nextStep` says what to do. Details for the log are in `cause` and `requestId`.
 */
export class GlacierError extends Error {
  readonly kind: ErrorKind;
  readonly nextStep: string;
  /** The id AWS support asks for. */
  readonly requestId?: string;

  constructor(
    kind: ErrorKind,
    message: string,
    options: { cause?: unknown; requestId?: string | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'GlacierError';
    this.kind = kind;
    this.nextStep = nextSteps[kind];
    if (options.requestId !== undefined) this.requestId = options.requestId;
  }
}

/** Anything thrown, as a GlacierError; an unexpected one keeps its own message. */
export function toGlacierError(error: unknown): GlacierError {
  if (error instanceof GlacierError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GlacierError('unknown', message, { cause: error });
}

/** What is asked of a connection, or of what was loaded through it, after it was closed. */
export function connectionClosed(): GlacierError {
  return new GlacierError('cancelled', 'The connection was closed.');
}

/** Sentence, cause and next step in one line. */
export function describeError(error: GlacierError): string {
  return error.nextStep ? `${error.message} ${error.nextStep}` : error.message;
}

/** One line for the log, with what a person asking AWS for help needs; no headers, no credentials. */
export function describeForLog({ kind, message, requestId }: GlacierError): string {
  return `${kind}: ${message}${requestId === undefined ? '' : ` (request id ${requestId})`}`;
}
