import type { FilePlace } from '../errors.ts';

/** How a profile comes by its credentials (SDK reference: "Standardized credential providers"). */
export type ProfileKind =
  'static' | 'sso' | 'login' | 'assumeRole' | 'assumeRoleMfa' | 'process' | 'webIdentity' | 'none';

/** A profile of the AWS configuration files. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region?: string;
  /** The profile that a role is assumed with. */
  readonly source?: string;
  /** Other ways to credentials that it has settings for, and that the SDK passes over. */
  readonly unused?: readonly ProfileKind[];
}

/** A problem that keeps the SDK from reading all of an AWS file. */
export interface FileProblem extends FilePlace {
  /** To follow the path and line, without a full stop. */
  readonly what: string;
  /** The name of the section it is in; absent when it may concern every profile. */
  readonly section?: string;
}

/** In a few words, for a list of profiles. */
export function describeProfile({ kind, source, unused = [] }: Profile): string {
  const used = describeKind(kind, source);
  if (unused.length === 0) return used;
  return `${used} (not used: ${unused.map((each) => describeKind(each, undefined)).join(', ')})`;
}

function describeKind(kind: ProfileKind, source: string | undefined): string {
  switch (kind) {
    case 'static':
      return 'access key';
    case 'sso':
      return 'SSO';
    case 'login':
      return 'console sign-in';
    case 'assumeRole':
      return source === undefined ? 'role' : `role via ${source}`;
    case 'assumeRoleMfa':
      return source === undefined ? 'role with MFA' : `role via ${source} with MFA`;
    case 'process':
      return 'credential process';
    case 'webIdentity':
      return 'web identity';
    case 'none':
      return 'no credentials';
  }
}

/** Without a full stop. */
export function describeProblem({ path, line, what }: FileProblem): string {
  return line === undefined ? `${path} ${what}` : `${path}, line ${line}: ${what}`;
}
