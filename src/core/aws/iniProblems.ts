import { iniProblemTexts as texts } from './texts/iniProblems.ts';

/** A line of an AWS file that the SDK skips silently, or reads as something else than the AWS CLI does. */
export interface IniProblem {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, to follow "line 3: ". Never has the line's own text, which may be a secret. */
  readonly what: string;
  /** The name of the section it is in or begins, as far as there is one: `dev` of `[profile  dev]`. */
  readonly section?: string;
}

/** Sections that a config file may have besides profiles (SDK reference: "Format of the AWS config file"). */
const prefixes: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);

/** Sections of the AWS CLI that have no name. */
const cliSections: ReadonlySet<string> = new Set(['default', 'plugins', 'preview']);

/** How the SDK reads a section of a prefix and a name: with exactly one blank between them. */
const prefixedName = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;

/** Keys that the AWS CLI reads in any case, and the SDK in lower case only. */
const keys: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'credential_process',
  'credential_source',
  'login_session',
  'mfa_serial',
  'region',
  'role_arn',
  'source_profile',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
  'sso_session',
  'sso_start_url',
  'web_identity_token_file',
]);

/**
 * Finds what is malformed in a config or credentials file. Their grammar: `[section]` lines, `name = value` lines (those
 * that are indented belong to the `name =` line over them), comments that begin with `#` or `;`.
 */
export function findIniProblems(text: string, file: 'config' | 'credentials'): IniProblem[] {
  if (text.includes('\0')) return [{ line: 1, what: texts.notUtf8 }];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const seen = new Set<string>();
  let section: string | undefined;
  return lines.flatMap((raw, index) => {
    const line = withoutComment(raw);
    if (line === '') return [];
    const isSection = line.startsWith('[');
    const what = isSection ? sectionLineProblem(line, file, seen) : valueProblem(line, section !== undefined);
    if (isSection) section = sectionName(line);
    return what === undefined ? [] : [{ line: index + 1, what, ...(section !== undefined && { section }) }];
  });
}

/**
 * The text without the sections whose names every object of JavaScript has, such as `[constructor]`: the SDK would put
 * what is in them into the objects of the whole process, and reads nothing at all of a file with `[__proto__]`.
 */
export function withoutReservedSections(text: string): string {
  const lines = text.split(/(\r?\n)/).map((raw) => {
    const line = withoutComment(raw);
    // What is in a section without a name is skipped.
    return /^\[.*\]$/s.test(line) && isReserved(line.slice(1, -1)) ? '[]' : raw;
  });
  return lines.join('');
}

function isReserved(section: string): boolean {
  return section in Object.prototype || section === 'profile __proto__';
}

function withoutComment(line: string): string {
  return line.split(/(?:^|\s)[;#]/)[0]?.trim() ?? '';
}

/** The name in a section line, however it is written: without the prefix, quotes and extra spaces. */
export function sectionName(line: string): string {
  const text = line.replace(/^\[/, '').replace(/\].*$/, '').trim();
  return plainName(text.replace(/^(profile|sso-session|services)[\s:]+/i, ''));
}

/** The name of a section as `sectionName` has it. */
export function plainName(name: string): string {
  return name
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
}

function valueProblem(line: string, inSection: boolean): string | undefined {
  const equals = line.indexOf('=');
  if (equals < 1) return texts.neither;
  if (!inSection) return texts.valueFirst;
  const key = line.slice(0, equals).trim();
  return keys.has(key.toLowerCase()) && !keys.has(key) ? texts.notLowerCase(key.toLowerCase()) : undefined;
}

function sectionLineProblem(
  line: string,
  file: 'config' | 'credentials',
  seen: Set<string>,
): string | undefined {
  if (!line.endsWith(']')) return texts.notClosed;
  const section = line.slice(1, -1);
  if (isReserved(section)) return texts.reserved;
  const problem = file === 'config' ? configProblem(section) : credentialsProblem(section);
  if (problem !== undefined) return problem;
  const again = seen.has(section);
  seen.add(section);
  return again ? texts.duplicate : undefined;
}

function configProblem(section: string): string | undefined {
  const name = section.trim();
  if (name === '') return texts.noName;
  if (cliSections.has(section)) return undefined;
  const [prefix = '', ...rest] = name.split(/\s+/);
  if (!prefixes.has(prefix)) return texts.notAProfile;
  if (rest.length === 0) return texts.noNameAfter(prefix);
  return prefixedName.test(section) ? undefined : texts.unreadableName;
}

function credentialsProblem(section: string): string | undefined {
  if (section.trim() === '') return texts.noName;
  if (/^\s*profile\s/.test(section)) return texts.misplaced('profile');
  if (/^\s*sso-session\s/.test(section)) return texts.misplaced('sso-session');
  return section !== section.trim() || prefixedName.test(section) ? texts.nameWithSpace : undefined;
}
