import type { ErrorKind } from '../../core/errorKinds.ts';
import { displayText } from '../../core/text/displayText.ts';
import { type Clues, quote } from './clues.ts';

/** Texts of the SDK for a sign-in that was never made, has ended, or is stored in a file that cannot be read. */
const wantsSignIn =
  /expired|invalid|not found|(sso|aws) login|unauthorized|refresh|load (a )?token|token validation/i;

/** Other texts of the SDK, each with what it means. */
const texts: readonly (readonly [RegExp, ErrorKind, string])[] = [
  [/multi-factor/i, 'mfa', 'The profile asks for an MFA code.'],
  [
    /from any providers/,
    'credentials',
    'No AWS credentials were found in the environment or your AWS config files.',
  ],
  [/detected a cycle/i, 'config', 'The source profiles of the role refer to each other.'],
  [
    /unsupported credential source/i,
    'config',
    "The profile's credential_source must be Environment, EcsContainer or Ec2InstanceMetadata.",
  ],
  [/credential_process did not return/, 'credentials', process('version 1 credentials')],
  [/credential_process returned expired/, 'credentials', process('unexpired credentials')],
  [/credential_process returned/, 'credentials', process('credentials as JSON')],
  [/could not resolve credentials using profile/i, 'credentials', 'The profile has no credentials.'],
  [
    /profile .*(could not be|was not) found/i,
    'credentials',
    'Your AWS config files do not have this profile.',
  ],
  [/instance metadata|EC2 /i, 'credentials', 'The EC2 instance metadata service returned no credentials.'],
  [
    /container metadata|HTTP credential provider|responded with status|URL not accepted|authorization token/i,
    'credentials',
    'The container returned no credentials.',
  ],
  [/web identity/i, 'config', "The profile's web identity has no token file or no role."],
  [
    /forbidden|no access|insufficient permissions/i,
    'accessDenied',
    "AWS does not allow this sign-in to use the profile's role.",
  ],
];

/** Credentials that the SDK could not get. Its own texts are for programmers, and are only written to the log. */
export function withoutCredentials({ message }: Clues, signsIn: boolean): [ErrorKind, string] {
  if (signsIn && wantsSignIn.test(message) && !/insufficient permissions/i.test(message))
    return ['signIn', 'You are not signed in to AWS, or your sign-in has expired.'];
  const [, kind, sentence] = texts.find(([pattern]) => pattern.test(message)) ?? [];
  return kind && sentence ? [kind, sentence] : ['credentials', 'No AWS credentials could be loaded.'];
}

/** A file that the SDK reads credentials from, such as the token of a web identity. */
export function unreadableFile({ code, path }: Clues): [ErrorKind, string] | undefined {
  if (path === '' || code === '') return undefined;
  return [
    'config',
    `The credentials need the file ${displayText(path, 400)}, which cannot be read (${code}).`,
  ];
}

/** STS, which roles are assumed from, has error names of its own. */
export function refusedBySts(clues: Clues): [ErrorKind, string] {
  return /MultiFactorAuthentication/.test(clues.message)
    ? ['mfa', 'AWS refused the MFA code.']
    : ['accessDenied', `AWS does not allow the profile's role to be assumed: ${quote(clues)}`];
}

function process(expected: string): string {
  return `The profile's credential_process did not return ${expected}.`;
}
