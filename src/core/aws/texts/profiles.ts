/** Texts of profiles in the AWS files. */
export const profileTexts = {
  /** How a profile comes by its credentials; `source` is the profile that a role is assumed with. */
  kinds: {
    static: () => 'access key',
    sso: () => 'SSO',
    login: () => 'console sign-in',
    assumeRole: (source: string | undefined) => (source === undefined ? 'role' : `role via ${source}`),
    assumeRoleMfa: (source: string | undefined) =>
      source === undefined ? 'role with MFA' : `role via ${source} with MFA`,
    process: () => 'credential process',
    webIdentity: () => 'web identity',
    none: () => 'no credentials',
  },
  withUnused: (used: string, unused: readonly string[]) => `${used} (not used: ${unused.join(', ')})`,
  problem: (path: string, what: string) => `${path} ${what}`,
  problemAt: (path: string, line: number, what: string) => `${path}, line ${line}: ${what}`,
};
