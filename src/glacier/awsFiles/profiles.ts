import { readFile } from 'node:fs/promises';
import { externalDataInterceptor, loadSharedConfigFiles } from '@smithy/core/config';
import { withoutReservedSections } from '../../core/aws/iniProblems.ts';
import type { CredentialService } from '../../core/aws/endpointUse.ts';
import type { Profile, ProfileKind } from '../../core/aws/profile.ts';
import { awsFilePath } from './awsFiles.ts';

type Section = Record<string, string | undefined>;

/** The shared files as the SDK reads them. */
export interface Sections {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** Endpoints by service, which a profile refers to by `services = name`. */
  readonly services: ReadonlyMap<string, Section>;
}

/** How the SDK names sections that are not profiles; in the credentials file they have no effect. */
const otherSection = /^(sso-session|services)\.(.*)$/;

/** Reads the files again, which also replaces what the SDK has cached of them. */
export async function readSections(): Promise<Sections> {
  await Promise.all([withholdReserved(awsFilePath('config')), withholdReserved(awsFilePath('credentials'))]);
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, Section>();
  const ssoSessions = new Map<string, Section>();
  const services = new Map<string, Section>();
  for (const [key, section] of Object.entries(configFile)) {
    const [, prefix, name] = otherSection.exec(key) ?? [];
    if (name === undefined) profiles.set(key, { ...section });
    else (prefix === 'services' ? services : ssoSessions).set(name, { ...section });
  }
  // If both files have a profile, the credentials file wins, except for endpoint settings.
  for (const [name, section] of Object.entries(credentialsFile)) {
    if (otherSection.test(name)) continue;
    const configured = profiles.get(name);
    profiles.set(name, { ...configured, ...section, ...endpointSettings(configured) });
  }
  return { profiles, ssoSessions, services };
}

/** Keeps from the SDK, for this and all its later readings, the sections that it must not read. */
async function withholdReserved(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const rest = withoutReservedSections(text);
  if (rest !== text) externalDataInterceptor.interceptFile(path, rest);
  else delete externalDataInterceptor.getFileRecord()[path];
}

function endpointSettings(section: Section = {}): Section {
  const settings = Object.entries(section).filter(([name]) =>
    /^(ignore_configured_)?endpoint_url|^services$/.test(name),
  );
  return Object.fromEntries(settings);
}

export function listProfiles({ profiles }: Sections): Profile[] {
  return [...profiles].map(([name, section]) => toProfile(name, section));
}

function toProfile(name: string, section: Section): Profile {
  const { region, source_profile: source } = section;
  const [kind = 'none', ...others] = kindsOf(section);
  // A role may be assumed with keys of the same profile.
  const unused = others.filter((each) => !(each === 'static' && source === name));
  return {
    name,
    kind,
    ...(region !== undefined && { region }),
    ...(source !== undefined && { source }),
    ...(unused.length > 0 && { unused }),
  };
}

/** The ways to credentials that a profile has settings for. The SDK takes the first. */
function kindsOf(section: Section): ProfileKind[] {
  const { role_arn: role, source_profile: source, credential_source: credentialSource } = section;
  const has: readonly (readonly [ProfileKind, unknown])[] = [
    [section['mfa_serial'] ? 'assumeRoleMfa' : 'assumeRole', role && (source || credentialSource)],
    ['static', section['aws_access_key_id'] && section['aws_secret_access_key']],
    ['webIdentity', role && section['web_identity_token_file']],
    ['process', section['credential_process']],
    ['sso', isSso(section)],
    ['login', section['login_session']],
  ];
  return has.flatMap(([kind, isSet]) => (isSet ? [kind] : []));
}

function isSso(section: Section): boolean {
  return Boolean(section['sso_session'] ?? section['sso_start_url'] ?? section['sso_account_id']);
}

/**
 * The profile in use: the one given, else that of AWS_PROFILE, else that of AWS_DEFAULT_PROFILE, which the SDK ignores
 * and the AWS CLI takes where the environment has no keys.
 */
export function profileInUse(given: string | undefined): string | undefined {
  if (given !== undefined) return given;
  const { AWS_PROFILE: named, AWS_DEFAULT_PROFILE: usual } = process.env;
  return named || (hasKeys() ? undefined : usual) || undefined;
}

/** The profile and, one after the other, those that its role is assumed with. */
export function profileChain({ profiles }: Sections, profile: string): Profile[] {
  const chain = new Map<string, Profile>();
  let name: string | undefined = profile;
  while (name !== undefined && !chain.has(name)) {
    const section = profiles.get(name);
    if (!section) break;
    chain.set(name, toProfile(name, section));
    name = section['source_profile'];
  }
  return [...chain.values()];
}

/** The profile of the chain that a person signs in to in a browser, if there is one. */
export function signInProfile(sections: Sections, profile: string): Profile | undefined {
  return profileChain(sections, profile).find(({ kind }) => kind === 'sso' || kind === 'login');
}

/** Whether requests are signed with keys in the environment, which count before a profile that is not named. */
export function isFromEnvironment(profile: string | undefined): boolean {
  return profile === undefined && hasKeys();
}

function hasKeys(): boolean {
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret } = process.env;
  return Boolean(key && secret);
}

/** The services that are asked for a profile's credentials, or without a profile for those of the environment. */
export function servicesOf(sections: Sections, profile: string | undefined): CredentialService[] {
  if (isFromEnvironment(profile)) return [];
  const { AWS_WEB_IDENTITY_TOKEN_FILE: token } = process.env;
  const chain = profileChain(sections, profile ?? 'default');
  const services = chain.flatMap(({ name, kind }) => {
    if (kind === 'login') return ['signin' as const];
    if (kind !== 'sso')
      return kind.startsWith('assumeRole') || kind === 'webIdentity' ? ['sts' as const] : [];
    return sections.profiles.get(name)?.['sso_session'] ? (['sso', 'ssoOidc'] as const) : ['sso' as const];
  });
  return [...new Set([...services, ...(profile === undefined && token ? ['sts' as const] : [])])];
}

/** Changes when the files say something else about a profile. Contains secrets: for comparing only, not for showing. */
export function fingerprint(sections: Sections, profile: string): string {
  const { profiles, ssoSessions } = sections;
  const chain = profileChain(sections, profile).map(({ name }) => profiles.get(name));
  const sessions = chain.map((section) => ssoSessions.get(section?.['sso_session'] ?? ''));
  return JSON.stringify([chain, sessions]);
}
