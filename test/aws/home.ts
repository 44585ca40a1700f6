import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A home folder of a test's own, with whatever AWS files it puts there. */
export interface TestHome {
  readonly folder: string;
  /** Variables by which the SDK finds the files here, and nothing of the machine's own. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes a file below the home folder; gives its path. */
  write(path: string, lines: string | readonly string[], mode?: number): string;
  config(...lines: readonly string[]): void;
  credentials(...lines: readonly string[]): void;
  /** Writes what the AWS CLI keeps of a sign-in; `id` is the name of the sso-session, or the start URL without one. */
  ssoToken(id: string, token: Readonly<Record<string, string>>): void;
  /** Puts a program in place of the AWS CLI that signs in by keeping this token; gives the folder it is in. */
  signingIn(id: string, token: Readonly<Record<string, string>>): string;
  remove(): void;
}

/** The variables that the SDK and its providers look at. */
const awsVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_CA_BUNDLE',
  'AWS_CONFIG_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_DEFAULT_PROFILE',
  'AWS_DEFAULT_REGION',
  'AWS_EC2_METADATA_SERVICE_ENDPOINT',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_GLACIER',
  'AWS_ENDPOINT_URL_SIGNIN',
  'AWS_ENDPOINT_URL_SSO',
  'AWS_ENDPOINT_URL_SSO_OIDC',
  'AWS_ENDPOINT_URL_STS',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_LOGIN_CACHE_DIRECTORY',
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_ROLE_ARN',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
];

export function makeHome(): TestHome {
  const folder = mkdtempSync(join(tmpdir(), 'glacier-home-'));
  const write = (path: string, lines: string | readonly string[], mode = 0o600) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // Whole or not at all: somebody may be about to read it.
    writeFileSync(`${file}.new`, typeof lines === 'string' ? lines : `${lines.join('\n')}\n`, { mode });
    renameSync(`${file}.new`, file);
    return file;
  };
  const unset = Object.fromEntries(awsVariables.map((name) => [name, undefined]));
  return {
    folder,
    env: { ...unset, HOME: folder, USERPROFILE: folder, AWS_EC2_METADATA_DISABLED: 'true' },
    write,
    config: (...lines) => void write('.aws/config', lines),
    credentials: (...lines) => void write('.aws/credentials', lines),
    ssoToken: (id, token) => void write(tokenPath(id), JSON.stringify(token)),
    signingIn: (id, token) => {
      const kept = write('token.json', JSON.stringify(token));
      const path = join(folder, tokenPath(id));
      const program = `#!/bin/sh\n[ "$*" = "sso login --profile=sso" ] && /bin/cp '${kept}' '${path}'\n`;
      mkdirSync(dirname(path), { recursive: true });
      return dirname(write('bin/aws', program, 0o700));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where the AWS CLI keeps a sign-in, below the home folder. */
function tokenPath(id: string): string {
  return `.aws/sso/cache/${createHash('sha1').update(id).digest('hex')}.json`;
}

/** Puts variables into this process; gives back what undoes that. */
export function setEnvironment(env: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  const put = (entries: Iterable<readonly [string, string | undefined]>) => {
    for (const [name, value] of entries) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  put(Object.entries(env));
  return () => put(before);
}
