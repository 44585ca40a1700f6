import { quotable } from '../../core/text/displayText.ts';

/** Texts of the search for credentials. */
export const searchTexts = {
  /** What a request is for, to follow "Could not". */
  action: 'get credentials',
  notAllowed: (host: string) => `Credential requests to ${host} were not sent: this endpoint is not allowed.`,
  tooLong: (seconds: number) => `No AWS credentials arrived within ${seconds} s.`,
  noMfaCode: 'No MFA code was entered.',
  nobodyWaits: 'Nobody waits for the credentials any more.',
};

/** Texts of the `credential_process` of a profile. */
export const processTexts = {
  failed: (how: string) => `The profile's credential_process ${how}.`,
  notStarted: 'could not be started',
  tooLong: (seconds: number) => `did not end within ${seconds} s and was stopped`,
  tooMuchOutput: 'wrote too much output and was stopped',
  stopped: 'was stopped by a signal',
  exitCode: (code: number) => `failed with exit code ${code}`,
  cancelled: 'Waiting for the credential process was canceled.',
};

/** Texts of endpoints that were set. */
export const endpointTexts = {
  /** Who set one, to follow "set by". */
  connection: 'the connection',
  profile: (name: string) => `profile “${quotable(name)}”`,
  refused: (source: string, why: string) => `The endpoint set by ${source} ${why}.`,
  notHttps: 'is not an https:// address',
  plainHttp: (host: string) =>
    `(${host}) uses http://, which is allowed only for this computer; use https://`,
  notPlain: 'must have only a scheme, a host and a port',
};
