import type { Remedy } from './remedies.ts';

/** What an error kind means to the user. */
interface KindOfError {
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
    nextStep: 'Ask for the missing permission, then retry.',
    remedies: ['copyPolicy', 'retry'],
  },
  badResponse: {
    nextStep: 'Check the endpoint and any proxy in between, then retry.',
    remedies: ['retry', 'showLog'],
  },
  cancelled: { nextStep: '', remedies: ['retry'] },
  certificate: {
    nextStep:
      'If a proxy opens connections to AWS, add its certificate to the file that ca_bundle or AWS_CA_BUNDLE names, then retry.',
    remedies: ['openAwsConfig', 'retry', 'showLog'],
    mendedByFiles: true,
  },
  clockSkew: { nextStep: "Set this computer's clock, then retry.", remedies: ['retry'] },
  config: {
    nextStep: 'Correct the file; the connection then continues by itself.',
    remedies: ['openAwsConfig', 'retry'],
    mendedByFiles: true,
  },
  credentials: {
    nextStep: 'Choose another profile or check your AWS configuration files, then retry.',
    remedies: ['addConnection', 'retry', 'showLog'],
    mendedByFiles: true,
    needsSetup: true,
  },
  endpoint: { nextStep: 'Correct the endpoint, then retry.', remedies: ['openSettings', 'retry'] },
  endpointUntrusted: { nextStep: 'Decide whether they may go there.', remedies: ['trustEndpoint'] },
  environment: {
    nextStep: 'Correct the variable in the environment of VS Code, and start it again.',
    remedies: ['showLog'],
  },
  expired: {
    nextStep: 'Renew the credentials of the profile, then retry.',
    remedies: ['retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  file: { nextStep: 'Check where it is and what you may do with it, or choose another.', remedies: [] },
  fileChanged: { nextStep: 'Wait until nothing writes to the file, then try again.', remedies: [] },
  hashList: {
    nextStep: 'Choose an export of parts (CSV or JSON), or a list with one tree hash a line.',
    remedies: [],
  },
  invalid: { nextStep: 'The log has the details.', remedies: ['showLog'] },
  limit: {
    nextStep: 'Ask AWS for a higher quota, or remove what is no longer needed.',
    remedies: ['retry', 'showLog'],
  },
  mfa: {
    nextStep: 'Retry, and enter a code that was not used before.',
    remedies: ['retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  network: {
    nextStep: 'Check the network, the region and the endpoint, then retry.',
    remedies: ['retry', 'showLog'],
  },
  notActivated: {
    nextStep: 'Finish signing up, or enable the region, in the AWS account, then retry.',
    remedies: ['retry', 'addConnection', 'showLog'],
  },
  notConnected: {
    nextStep: 'Add a connection.',
    remedies: ['addConnection'],
    mendedByFiles: true,
    needsSetup: true,
  },
  notCustomer: {
    nextStep: 'Choose a profile of the account that owns the vaults.',
    remedies: ['addConnection', 'retry'],
    needsSetup: true,
  },
  notFound: { nextStep: 'Refresh the list it came from.', remedies: ['retry'] },
  partSize: { nextStep: 'Use 1 MiB times a power of two, up to 4 GiB.', remedies: [] },
  proxy: {
    nextStep: 'Check the proxy that is set in VS Code (http.proxy) or in the environment, then retry.',
    remedies: ['retry', 'showLog'],
  },
  readOnly: {
    nextStep: 'Switch off the setting Glacier: Read Only to change it.',
    remedies: ['openSettings'],
  },
  region: {
    nextStep: 'Select the region your vaults are in.',
    remedies: ['selectRegion', 'retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  regionUnsupported: {
    nextStep: 'Choose the region your vaults are in.',
    remedies: ['selectRegion', 'retry'],
    needsSetup: true,
  },
  service: { nextStep: 'Retry in a moment.', remedies: ['retry', 'showLog'] },
  settings: {
    nextStep: 'Correct the setting glacier.connections; the connection then continues by itself.',
    remedies: ['openSettings'],
  },
  signature: {
    nextStep: 'Check the access key and the secret key of the profile, then retry.',
    remedies: ['retry', 'showLog'],
    mendedByFiles: true,
  },
  signIn: {
    nextStep: 'Sign in; the connection then continues by itself.',
    remedies: ['signIn', 'retry'],
    mendedByFiles: true,
    needsSetup: true,
  },
  throttled: { nextStep: 'Wait a moment, then retry.', remedies: ['retry'] },
  timeout: { nextStep: 'Check the network, then retry.', remedies: ['retry', 'showLog'] },
  tooManyParts: { nextStep: 'Start a new upload with larger parts.', remedies: [] },
  unknown: { nextStep: 'The log has the details.', remedies: ['retry', 'showLog'] },
} as const satisfies Record<string, KindOfError>;

/** What went wrong, as far as it changes what the user can do about it. */
export type ErrorKind = keyof typeof kinds;

export const errorKinds: Readonly<Record<ErrorKind, KindOfError>> = kinds;
