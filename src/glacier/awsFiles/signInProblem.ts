import { profileChain, type Sections } from './profiles.ts';
import { signInTexts as texts } from './texts.ts';

/**
 * Why a profile, or one that its role is assumed with, can never be signed in to by SSO: settings that are missing or
 * contradict each other, as a sentence. The SDK says so in words for programmers, and for a session that it cannot find
 * by a failure of its own. Undefined where nothing is wrong.
 */
export function signInProblem(sections: Sections, profile: string): string | undefined {
  const found = profileChain(sections, profile).find(({ kind }) => kind === 'sso');
  if (!found) return undefined;
  const section = sections.profiles.get(found.name) ?? {};
  const { sso_session: sessionName } = section;
  const session = sessionName === undefined ? undefined : sections.ssoSessions.get(sessionName);
  if (sessionName !== undefined && !session) return texts.noSession(found.name, sessionName);
  for (const key of ['sso_start_url', 'sso_region']) {
    const [own, shared] = [section[key], session?.[key]];
    if (sessionName !== undefined && shared === undefined) return texts.missingInSession(sessionName, key);
    if (sessionName !== undefined && own !== undefined && own !== shared)
      return texts.contradiction(found.name, sessionName, key);
    if (sessionName === undefined && own === undefined) return texts.missing(found.name, key);
  }
  const missing = ['sso_account_id', 'sso_role_name'].find((key) => section[key] === undefined);
  return missing === undefined ? undefined : texts.missing(found.name, missing);
}
