import type { Remedy } from './remedies.ts';

/** What an error kind means to the user. */
interface KindOfError {
  /** The cause in a few words: the label of a row in the tree. */
  readonly label: string;
  /** What to do about it, one sentence; empty where nothing can be done but try again. */
  readonly nextStep: string;
  /** Remedies, the likeliest first. */
  readonly remedies: readonly Remedy[];
  /** Changing the AWS files, or signing in, can fix it. */
  readonly mendedByFiles?: true;
  /**
   * The welcome view explains it, with buttons: it takes a decision, a sign-in or a setting to fix it, and retrying
   * does not help. Its texts are fixed in package.json, so errors with details of the case are shown elsewhere.
   */
  readonly needsSetup?: true;
}

const kinds = {
  accessDenied: {
    label: 'Access denied',
    nextStep: 'Ask for the missing permission, then retry.',
    remedies: ['copyPolicy', 'retry'],
  },
  badResponse: {
    label: 'Not a valid Glacier response',
    nextStep: 'Check the endpoint and any proxy in between, then retry.',
    remedies: ['retry', 'showLog'],
  },
  cancelled: {
    label: 'Canceled',
    nextStep: '',
    remedies: ['retry'],
  },
  certificate: {
    label: 'Certificate not trusted',
    nextStep:
      'If a proxy opens connections to AWS, add its certificate to the file that ca_bundle or AWS_CA_BUNDLE names, then retry.',
    remedies: ['openAwsConfig', 'retry', 'showLog'],
    mendedByFiles: true,
  },
  clockSkew: {
    label: "This computer's clock is wrong",
    nextStep: "Set this computer's clock, then retry.",
    remedies: ['retry'],
  },
  config: {
    label: 'AWS config file has a problem',
    nextStep: 'Correct the file; the connection then continues by itself.',
    remedies: ['openAwsConfig', 'retry'],
    mendedByFiles: true,
  },
  credentials: {
    label: 'No AWS credentials',
    nextStep: 'Choose another profile or check your AWS configuration files, then retry.',
    remedies: ['addConnection', 'retry', 'showLog'],
    mendedByFiles: true,
    needsSetup: true,
  },
  endpoint: {
    label: 'Endpoint not valid',
    nextStep: 'Correct the endpoint, then retry.',
    remedies: ['openSettings', 'retry'],
  },
  endpointUntrusted: {
    label: 'Endpoint not allowed yet',
    nextStep: 'Decide whether they may go there.',
    remedies: ['trustEndpoint'],
  },
  environment: {
    label: 'Environment variable not valid',
    nextStep: 'Correct the variable in the environment of VS Code, and start it again.',
    remedies: ['showLog'],
  },
  expired: {
    label: 'AWS session expired',
    nextStep: 'Renew the credentials of the profile, then retry.',
    remedies: ['retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  file: {
    label: 'File cannot be read',
    nextStep: 'Check where it is and what you may do with it, or choose another.',
    remedies: [],
  },
  fileChanged: {
    label: 'File changed',
    nextStep: 'Wait until nothing writes to the file, then try again.',
    remedies: [],
  },
  hashList: {
    label: 'Not a hash list',
    nextStep: 'Choose an export of parts (CSV or JSON), or a list with one tree hash a line.',
    remedies: [],
  },
  invalid: {
    label: 'Request rejected',
    nextStep: 'The log has the details.',
    remedies: ['showLog'],
  },
  limit: {
    label: 'Quota reached',
    nextStep: 'Ask AWS for a higher quota, or remove what is no longer needed.',
    remedies: ['retry', 'showLog'],
  },
  mfa: {
    label: 'New MFA code needed',
    nextStep: 'Retry, and enter a code that was not used before.',
    remedies: ['retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  network: {
    label: 'Cannot reach AWS',
    nextStep: 'Check the network, the region and the endpoint, then retry.',
    remedies: ['retry', 'showLog'],
  },
  notActivated: {
    label: 'Glacier not activated for this account',
    nextStep: 'Finish signing up, or enable the region, in the AWS account, then retry.',
    remedies: ['retry', 'addConnection', 'showLog'],
  },
  notConnected: {
    label: 'No connection yet',
    nextStep: 'Add a connection.',
    remedies: ['addConnection'],
    mendedByFiles: true,
    needsSetup: true,
  },
  notCustomer: {
    label: 'Account has never used Glacier',
    nextStep: 'Choose a profile of the account that owns the vaults.',
    remedies: ['addConnection', 'retry'],
    needsSetup: true,
  },
  notFound: {
    label: 'No longer exists',
    nextStep: 'Refresh the list it came from.',
    remedies: ['retry'],
  },
  partSize: {
    label: 'Part size not valid',
    nextStep: 'Use 1 MiB times a power of two, up to 4 GiB.',
    remedies: [],
  },
  proxy: {
    label: 'Proxy problem',
    nextStep: 'Check the proxy that is set in VS Code (http.proxy) or in the environment, then retry.',
    remedies: ['retry', 'showLog'],
  },
  readOnly: {
    label: 'Read-only mode is on',
    nextStep: 'Switch off the setting Glacier: Read Only to change it.',
    remedies: ['openSettings'],
  },
  region: {
    label: 'No region set',
    nextStep: 'Select the region your vaults are in.',
    remedies: ['selectRegion', 'retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  regionUnsupported: {
    label: 'Glacier not available in this region',
    nextStep: 'Choose the region your vaults are in.',
    remedies: ['selectRegion', 'retry'],
    needsSetup: true,
  },
  service: {
    label: 'Glacier failed',
    nextStep: 'Retry in a moment.',
    remedies: ['retry', 'showLog'],
  },
  settings: {
    label: 'Connection not valid',
    nextStep: 'Correct the setting glacier.connections; the connection then continues by itself.',
    remedies: ['openSettings'],
  },
  signature: {
    label: 'Access key rejected',
    nextStep: 'Check the access key and the secret key of the profile, then retry.',
    remedies: ['retry', 'showLog'],
    mendedByFiles: true,
  },
  signIn: {
    label: 'Not signed in',
    nextStep: 'Sign in; the connection then continues by itself.',
    remedies: ['signIn', 'retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  throttled: {
    label: 'AWS is throttling requests',
    nextStep: 'Wait a moment, then retry.',
    remedies: ['retry'],
  },
  timeout: {
    label: 'No response',
    nextStep: 'Check the network, then retry.',
    remedies: ['retry', 'showLog'],
  },
  tooManyParts: {
    label: 'Too many parts',
    nextStep: 'Start a new upload with larger parts.',
    remedies: [],
  },
  unknown: {
    label: 'Unexpected error',
    nextStep: 'The log has the details.',
    remedies: ['retry', 'showLog'],
  },
} as const satisfies Record<string, KindOfError>;

/** What went wrong, as far as it changes what the user can do about it. */
export type ErrorKind = keyof typeof kinds;

export const errorKinds: Readonly<Record<ErrorKind, KindOfError>> = kinds;
