import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { getSSOTokenFilepath } from '@smithy/core/config';
import { awsFilePath } from './awsFiles.ts';
import { findCaBundle } from './caBundle.ts';
import { profileChain, type Sections } from './profiles.ts';

/** Every file that a profile's credentials and connections depend on, existing or not. */
export function filesOf(sections: Sections, profile: string): string[] {
  const ofChain = profileChain(sections, profile).flatMap(({ name }) => {
    const section = sections.profiles.get(name);
    const id = section?.['sso_session'] ?? section?.['sso_start_url'];
    const login = section?.['login_session'];
    return [
      id && getSSOTokenFilepath(id),
      login && loginTokenPath(login),
      section?.['web_identity_token_file'],
    ];
  });
  const others = [process.env['AWS_WEB_IDENTITY_TOKEN_FILE'], findCaBundle(sections, profile)?.value];
  return [awsFilePath('config'), awsFilePath('credentials'), ...ofChain, ...others].filter(
    (path): path is string => Boolean(path),
  );
}

/** Where the AWS CLI keeps a console sign-in, as the SDK finds it. */
function loginTokenPath(loginSession: string): string {
  const folder = process.env['AWS_LOGIN_CACHE_DIRECTORY'] ?? join(homedir(), '.aws', 'login', 'cache');
  return join(folder, `${createHash('sha256').update(loginSession).digest('hex')}.json`);
}
