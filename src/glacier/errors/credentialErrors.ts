import type { ErrorKind } from '../../core/errorKinds.ts';
import { displayText } from '../../core/text/displayText.ts';
import { type Clues, quote } from './clues.ts';
import { credentialTexts as texts } from './texts.ts';

/** What the SDK says for a sign-in that was never made, has ended, or is stored in a file that cannot be read. */
const wantsSignIn =
  /expired|invalid|not found|(sso|aws) login|unauthorized|refresh|load (a )?token|token validation/i;

/** What else the SDK says, each with what it means. */
const meanings: readonly (readonly [RegExp, ErrorKind, string])[] = [
  [/multi-factor/i, 'mfa', texts.needsMfa],
  [/from any providers/, 'credentials', texts.nowhere],
  [/detected a cycle/i, 'config', texts.circle],
  [/unsupported credential source/i, 'config', texts.source],
  [/credential_process did not return/, 'credentials', texts.processVersion],
  [/credential_process returned expired/, 'credentials', texts.processExpired],
  [/credential_process returned/, 'credentials', texts.processForm],
  [/could not resolve credentials using profile/i, 'credentials', texts.notInProfile],
  [/profile .*(could not be|was not) found/i, 'credentials', texts.noProfile],
  [/instance metadata|EC2 /i, 'credentials', texts.notFromInstance],
  [
    /container metadata|HTTP credential provider|responded with status|URL not accepted|authorization token/i,
    'credentials',
    texts.notFromContainer,
  ],
  [/web identity/i, 'config', texts.webIdentity],
  [/forbidden|no access|insufficient permissions/i, 'accessDenied', texts.roleNotAllowed],
];

/** Credentials that the SDK could not get. Its own texts are for programmers, and are only written to the log. */
export function withoutCredentials({ message }: Clues, signsIn: boolean): [ErrorKind, string] {
  if (signsIn && wantsSignIn.test(message) && !/insufficient permissions/i.test(message))
    return ['signIn', texts.notSignedIn];
  const [, kind, sentence] = meanings.find(([pattern]) => pattern.test(message)) ?? [];
  return kind && sentence ? [kind, sentence] : ['credentials', texts.other];
}

/** A file that the SDK reads credentials from, such as the token of a web identity. */
export function unreadableFile({ code, path }: Clues): [ErrorKind, string] | undefined {
  if (path === '' || code === '') return undefined;
  return ['config', texts.unreadableFile(displayText(path, 400), code)];
}

/** STS, which roles are assumed from, has error names of its own. */
export function refusedBySts(clues: Clues): [ErrorKind, string] {
  return /MultiFactorAuthentication/.test(clues.message)
    ? ['mfa', texts.mfaRefused]
    : ['accessDenied', texts.roleRefused(quote(clues))];
}
