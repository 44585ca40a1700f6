/** What tests use where a person has a secret; none of it may ever be found in a log. */
export const secrets = {
  /** The emulator's own, unless it was given another one. */
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  /** Of the key that a role is assumed with. */
  sourceSecret: 'source/secret/key',
  sessionToken: 'session/token/that/is/secret',
  ssoToken: 'sso-token-that-is-secret',
  mfaCode: '493817',
} as const;
