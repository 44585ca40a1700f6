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
      'If a proxy intercepts connections to AWS, add its certificate to the file named by ca_bundle or AWS_CA_BUNDLE, then retry.',
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
    nextStep: 'Correct the file. The view reconnects automatically.',
    remedies: ['openAwsConfig', 'retry'],
    mendedByFiles: true,
  },
  credentials: {
    label: 'No AWS credentials',
    nextStep: 'Edit the connection, or correct your AWS config file.',
    remedies: ['editConnection', 'retry', 'showLog'],
    mendedByFiles: true,
    needsSetup: true,
  },
  endpoint: {
    label: 'Endpoint not valid',
    nextStep: 'Correct the endpoint, then reconnect.',
    remedies: ['openSettings', 'retry'],
  },
  endpointRegion: {
    label: 'Endpoint is for another region',
    nextStep: 'Select the region of the endpoint, or correct the endpoint.',
    remedies: ['selectRegion', 'editConnection', 'retry'],
  },
  endpointUntrusted: {
    label: 'Endpoint not allowed yet',
    nextStep: 'Allow the endpoint, or change it where it is set.',
    remedies: ['trustEndpoint'],
  },
  environment: {
    label: 'Environment variable not valid',
    nextStep: 'Correct the environment variable, then restart VS Code.',
    remedies: ['showLog'],
  },
  expired: {
    label: 'AWS session expired',
    nextStep: "Renew the profile's credentials, then reconnect.",
    remedies: ['retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  file: {
    label: 'File cannot be read',
    nextStep: "Check the file's location and permissions, or select another file.",
    remedies: [],
  },
  fileChanged: {
    label: 'File changed',
    nextStep: 'Wait until no program writes to the file, then retry.',
    remedies: [],
  },
  hashList: {
    label: 'Not a hash list',
    nextStep: 'Select an export of parts (CSV or JSON), or a list with one tree hash per line.',
    remedies: [],
  },
  hashMismatch: {
    label: 'Glacier received other bytes',
    nextStep: 'Send the part again. If that does not help, check the memory of this computer and any proxy.',
    remedies: ['retry', 'showLog'],
  },
  invalid: {
    label: 'Request rejected',
    nextStep: 'See the log for details.',
    remedies: ['showLog'],
  },
  limit: {
    label: 'Quota reached',
    nextStep: 'Ask AWS for a higher quota, or remove what is no longer needed.',
    remedies: ['retry', 'showLog'],
  },
  mfa: {
    label: 'New MFA code needed',
    nextStep: 'Reconnect and enter a new code. Each code works only once.',
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
    nextStep: 'Finish the sign-up or enable the region in the AWS account, then retry.',
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
    nextStep: 'Add a connection with a profile of the account that owns the vaults.',
    remedies: ['addConnection', 'retry'],
    needsSetup: true,
  },
  notFound: {
    label: 'No longer exists',
    nextStep: 'Refresh the list.',
    remedies: ['retry'],
  },
  partSize: {
    label: 'Part size not valid',
    nextStep: 'Use 1 MiB times a power of two, up to 4 GiB.',
    remedies: [],
  },
  proxy: {
    label: 'Proxy problem',
    nextStep: "Check the proxy in VS Code's settings (http.proxy) or the environment, then retry.",
    remedies: ['retry', 'showLog'],
  },
  readOnly: {
    label: 'Read-only mode is on',
    nextStep: 'Turn off the setting Glacier: Read Only.',
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
    nextStep: 'Select the region your vaults are in.',
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
    nextStep: 'Correct the setting glacier.connections. The view updates automatically.',
    remedies: ['openSettings'],
  },
  signature: {
    label: 'Access key rejected',
    nextStep: "Check the profile's access key and secret key, then reconnect.",
    remedies: ['retry', 'showLog'],
    mendedByFiles: true,
  },
  signIn: {
    label: 'Not signed in',
    nextStep: 'Sign in. The view reconnects automatically.',
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
    nextStep: 'See the log for details.',
    remedies: ['retry', 'showLog'],
  },
} as const satisfies Record<string, KindOfError>;

/** What went wrong, as far as it changes what the user can do about it. */
export type ErrorKind = keyof typeof kinds;

export const errorKinds: Readonly<Record<ErrorKind, KindOfError>> = kinds;
