import type { ErrorKind } from '../../core/errorKinds.ts';
import { displayText } from '../../core/text/displayText.ts';
import { type Clues, quote } from './clues.ts';

/** Texts of the SDK for a sign-in that was never made, has ended, or is stored in a file that cannot be read. */
const wantsSignIn =
  /expired|invalid|not found|(sso|aws) login|unauthorized|refresh|load (a )?token|token validation/i;

/** Other texts of the SDK, each with what it means. */
const texts: readonly (readonly [RegExp, ErrorKind, string])[] = [
  [/multi-factor/i, 'mfa', 'The profile asks for an MFA code.'],
  [/from any providers/, 'credentials', 'There are no AWS credentials in the environment or the AWS files.'],
  [/detected a cycle/i, 'config', 'The profiles that the role is assumed with refer to each other.'],
  [
    /unsupported credential source/i,
    'config',
    'The credential_source of the profile is none of Environment, EcsContainer and Ec2InstanceMetadata.',
  ],
  [/credential_process did not return/, 'credentials', process('credentials of version 1')],
  [/credential_process returned expired/, 'credentials', process('credentials that have not expired')],
  [/credential_process returned/, 'credentials', process('credentials in their JSON form')],
  [/could not resolve credentials using profile/i, 'credentials', 'The profile has no credentials.'],
  [/profile .*(could not be|was not) found/i, 'credentials', 'The AWS files do not have the profile.'],
  [
    /instance metadata|EC2 /i,
    'credentials',
    'No credentials came from the metadata service of the EC2 instance.',
  ],
  [
    /container metadata|HTTP credential provider|responded with status|URL not accepted|authorization token/i,
    'credentials',
    'No credentials came from the container this runs in.',
  ],
  [/web identity/i, 'config', 'The web identity of the profile has no token file or no role.'],
  [
    /forbidden|no access|insufficient permissions/i,
    'accessDenied',
    'AWS does not allow this sign-in to use the role of the profile.',
  ],
];

/** Credentials that the SDK could not get. Its own texts are for programmers, and are only written to the log. */
export function withoutCredentials({ message }: Clues, signsIn: boolean): [ErrorKind, string] {
  if (signsIn && wantsSignIn.test(message) && !/insufficient permissions/i.test(message))
    return ['signIn', 'The AWS sign-in of this connection has expired or was not made yet.'];
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
    : ['accessDenied', `AWS does not allow the role of the profile to be assumed: ${quote(clues)}`];
}

function process(expected: string): string {
  return `The credential_process of the profile did not write ${expected}.`;
}
