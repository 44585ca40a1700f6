import { longestDescription } from '../serviceLimits.ts';
import { displayText } from '../text/displayText.ts';

/*
 * Most tools put the path of the file into the description of its archive, each in a form of its own. The forms are not
 * specified anywhere; these were seen in vaults (FastGlacier, CloudBerry, QNAP, mt-aws-glacier).
 */

/** The file that a description says its archive was made of. */
export interface DescribedFile {
  /** As the tool wrote it, with `/` or `\`; without a version of the file at its end. */
  readonly path: string;
  /** The last name of the path, fit for one line. */
  readonly name: string;
  /** The path up to that name, fit for one line; empty where there is none. */
  readonly folder: string;
  /** When the file was last modified. */
  readonly modified?: Date;
}

/**
 * Reads the file out of a description in one of the known forms. Undefined for any other text, for what does not decode
 * to clean UTF-8, and for a path without a name that could be shown.
 */
export function parseDescription(description: string): DescribedFile | undefined {
  if (description.length > longestDescription) return undefined;
  const text = description
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  return fromXml(text) ?? fromMt(text) ?? fromJson(text);
}

/** `<m><v>4</v><p>BASE64</p><lm>20190501T100059Z</lm></m>`, and before that `<ArchiveMetadata><Path>BASE64</Path>…`. */
function fromXml(text: string): DescribedFile | undefined {
  const [, root, inside = ''] = /^<(m|ArchiveMetadata)>(.*)<\/\1>$/s.exec(text) ?? [];
  if (root === undefined) return undefined;
  const value = (tag: string) => new RegExp(`<(${tag})>([^<]*)</\\1>`).exec(inside)?.[2]?.trim();
  return described(decodeBase64(value('p|Path') ?? ''), value('lm|LastModified'));
}

/** `mt2 ` and the base64url of `{"filename":…,"mtime":…}`; `mt1 ` and that of a path. Either may have the other's. */
function fromMt(text: string): DescribedFile | undefined {
  const [, encoded] = /^mt[12]\s+([\w=+/-]+)$/.exec(text) ?? [];
  const decoded = encoded === undefined ? undefined : decodeBase64(encoded);
  if (decoded === undefined) return undefined;
  return decoded.trimStart().startsWith('{') ? fromJson(decoded) : described(decoded);
}

/** An object with a path, and maybe a time. */
function fromJson(text: string): DescribedFile | undefined {
  if (!/^\{.*\}$/s.test(text.trim())) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = new Map<string, unknown>(
    Object.entries(value as object).map(([name, field]) => [name.toLowerCase(), field]),
  );
  const first = (names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((field) => typeof field === 'string');
  return described(
    first(['path', 'filepath', 'filename'])?.replace(version, ''),
    first(['utcdatemodified', 'lastmodified', 'modified', 'mtime']),
  );
}

/** What CloudBerry adds to the path of a file of which it keeps several versions: `:/20150310110623/IMG_0001.CR2`. */
const version = /:[/\\]\d{14}([/\\][^/\\]*)?$/;

function described(path = '', time = ''): DescribedFile | undefined {
  const trimmed = path.trim();
  const last = splitPath(trimmed).at(-1) ?? '';
  const name = displayText(last);
  if (!isClean(trimmed) || isRelative(name)) return undefined;
  const folder = trimmed.slice(0, trimmed.lastIndexOf(last)).replace(/(.)[/\\]+$/, '$1');
  const modified = parseTime(time);
  return {
    path: trimmed,
    name,
    folder: displayText(folder, longestDescription),
    ...(modified && { modified }),
  };
}

/** `20190501T100059Z` or `2019-05-01T10:00:59Z`; anything else may be another time than it looks. */
function parseTime(text: string): Date | undefined {
  const form = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(\.\d+)?Z$/;
  if (!form.test(text)) return undefined;
  const date = new Date(text.replace(form, '$1-$2-$3T$4:$5:$6$7Z'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Base64 or base64url, with or without padding, of UTF-8. */
function decodeBase64(text: string): string | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isClean(path: string): boolean {
  return path.isWellFormed() && !/[\p{Cc}\uFFFD]/u.test(path);
}

/** Of these, and of names of which nothing is seen, there is nothing to show. */
function isRelative(name: string): boolean {
  return /^\.*$/.test(name);
}

/** Windows paths may have both separators; elsewhere a backslash can be part of a name. */
function splitPath(path: string): string[] {
  const isWindows = /^([a-z]:[/\\]|\\\\)/i.test(path) || !path.includes('/');
  return path.split(isWindows ? /[/\\]+/ : /\/+/).filter((name) => name !== '');
}
