import { isVaultName } from './names.ts';
import { isRegionName } from './regionName.ts';

/**
 * A connection as a person describes it, and as the setting `glacier.connections` keeps it. What is absent comes from
 * the environment and the AWS files.
 */
export interface AwsSpec {
  readonly kind: 'aws';
  /** What the person calls it; changes nothing about where it goes. */
  readonly name?: string;
  readonly profile?: string;
  readonly region?: string;
  /** Twelve digits: somebody else's account, whose vaults cannot be listed and are named in `vaults`. */
  readonly accountId?: string;
  readonly vaults?: readonly string[];
  readonly endpoint?: string;
}

/** The made-up vaults on this computer. */
export interface SampleSpec {
  readonly kind: 'sample';
}

export type ConnectionSpec = AwsSpec | SampleSpec;

/** What the setting holds for one connection. */
export type StoredSpec = Omit<AwsSpec, 'kind'>;

/** What makes two connections the same: everything but their names. */
export function specKey(spec: ConnectionSpec): string {
  if (spec.kind === 'sample') return 'sample';
  const { profile = '', region = '', accountId = '', vaults = [], endpoint = '' } = spec;
  return JSON.stringify(['aws', profile, region, accountId, [...vaults].sort(), endpoint]);
}

/** What a connection is called where the person gave it no name. */
export function specLabel(spec: ConnectionSpec): string {
  if (spec.kind === 'sample') return 'Sample account';
  return spec.name ?? spec.profile ?? 'Default credentials';
}

export function toStored({ kind, ...stored }: AwsSpec): StoredSpec & { kind?: never } {
  void kind;
  return stored;
}

/**
 * Reads the setting, which a person may have edited by hand. Entries that cannot be used are left out and told in
 * `refused`, one sentence each; of two that are the same connection the first counts.
 */
export function parseSpecs(value: unknown): {
  readonly specs: readonly AwsSpec[];
  readonly refused: readonly string[];
} {
  if (!Array.isArray(value)) return { specs: [], refused: ['it is not a list'] };
  const specs = new Map<string, AwsSpec>();
  const refused: string[] = [];
  for (const [index, entry] of value.entries()) {
    const parsed = parseEntry(entry);
    if (typeof parsed === 'string') refused.push(`entry ${index + 1} ${parsed}`);
    else if (specs.has(specKey(parsed))) refused.push(`entry ${index + 1} is there twice`);
    else specs.set(specKey(parsed), parsed);
  }
  return { specs: [...specs.values()], refused };
}

/** The connection, or what is wrong with the entry. */
function parseEntry(entry: unknown): AwsSpec | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'is not an object';
  const { name, profile, region, accountId, endpoint, vaults, ...others } = entry as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `has the unknown field "${unknown.slice(0, 40)}"`;
  const texts = { name, profile, region, accountId, endpoint };
  for (const [field, text] of Object.entries(texts)) {
    if (text !== undefined && !isPlainText(text)) return `has a ${field} that is not a plain text`;
  }
  if (typeof region === 'string' && !isRegionName(region)) return 'has a region that cannot be one';
  if (typeof accountId === 'string' && !isAccountId(accountId))
    return 'has an accountId without twelve digits';
  if (vaults !== undefined && !(Array.isArray(vaults) && vaults.every(isVaultText)))
    return 'has vaults that are not names of vaults';
  if (Array.isArray(vaults) && vaults.length > 0 && accountId === undefined)
    return 'names vaults without an accountId';
  const given = Object.entries({ ...texts, vaults }).filter(([, each]) => each !== undefined);
  return { kind: 'aws', ...(Object.fromEntries(given) as StoredSpec) };
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

function isVaultText(value: unknown): boolean {
  return typeof value === 'string' && isVaultName(value);
}

/** One line of at most 1,024 characters, and not empty. */
function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}]{1,1024}$/u.test(value) && value.trim() === value;
}
