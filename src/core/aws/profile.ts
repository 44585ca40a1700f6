import type { FilePlace } from '../errors.ts';
import { profileTexts as texts } from './texts/profiles.ts';

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
  const used = texts.kinds[kind](source);
  if (unused.length === 0) return used;
  return texts.withUnused(
    used,
    unused.map((each) => texts.kinds[each](undefined)),
  );
}

/** Without a full stop. */
export function describeProblem({ path, line, what }: FileProblem): string {
  return line === undefined ? texts.problem(path, what) : texts.problemAt(path, line, what);
}
