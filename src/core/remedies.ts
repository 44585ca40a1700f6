import type { ErrorKind } from './errors.ts';

/** What a person can have done about an error with one click. */
export type Remedy =
  | 'addConnection'
  | 'copyPolicy'
  | 'openAwsConfig'
  | 'openSettings'
  | 'retry'
  | 'selectRegion'
  | 'showLog'
  | 'signIn'
  | 'trustEndpoint';

const remedies: Record<ErrorKind, readonly Remedy[]> = {
  accessDenied: ['copyPolicy', 'retry'],
  badResponse: ['retry', 'showLog'],
  cancelled: ['retry'],
  clockSkew: ['retry'],
  config: ['openAwsConfig', 'retry'],
  credentials: ['addConnection', 'retry', 'showLog'],
  endpoint: ['openSettings', 'retry'],
  endpointUntrusted: ['trustEndpoint'],
  expired: ['retry'],
  file: [],
  fileChanged: [],
  hashList: [],
  invalid: ['showLog'],
  limit: ['retry', 'showLog'],
  mfa: ['retry'],
  network: ['retry', 'showLog'],
  notConnected: ['addConnection'],
  notCustomer: ['addConnection', 'retry'],
  notFound: ['retry'],
  partSize: [],
  proxy: ['retry', 'showLog'],
  readOnly: ['openSettings'],
  region: ['selectRegion', 'retry'],
  regionUnsupported: ['selectRegion', 'retry'],
  service: ['retry', 'showLog'],
  settings: ['openSettings'],
  signature: ['retry', 'showLog'],
  signIn: ['signIn', 'retry'],
  throttled: ['retry'],
  timeout: ['retry', 'showLog'],
  tooManyParts: [],
  unknown: ['retry', 'showLog'],
};

/** What helps against an error of this kind, the likeliest first. */
export function remediesFor(kind: ErrorKind): readonly Remedy[] {
  return remedies[kind];
}

/** Whether a change of the AWS files or of a sign-in can mend an error of this kind. */
export function mendedByFiles(kind: ErrorKind): boolean {
  return [
    'config',
    'credentials',
    'expired',
    'mfa',
    'notConnected',
    'region',
    'signature',
    'signIn',
  ].includes(kind);
}
