import { profileChain, type Sections } from './profiles.ts';

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
  if (sessionName !== undefined && !session)
    return `Profile “${found.name}” uses the sso-session “${sessionName}”, which the AWS SDK cannot find in the config file.`;
  for (const key of ['sso_start_url', 'sso_region']) {
    const [own, shared] = [section[key], session?.[key]];
    if (session && shared === undefined) return `The sso-session “${sessionName}” has no ${key}.`;
    if (session && own !== undefined && own !== shared)
      return `Profile “${found.name}” and its sso-session “${sessionName}” have different values for ${key}.`;
    if (!session && own === undefined) return needs(found.name, key);
  }
  const missing = ['sso_account_id', 'sso_role_name'].find((key) => section[key] === undefined);
  return missing === undefined ? undefined : needs(found.name, missing);
}

function needs(profile: string, key: string): string {
  return `Profile “${profile}” has no ${key}, which SSO sign-in needs.`;
}
