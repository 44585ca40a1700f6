import { isVaultName } from './names.ts';
import { isRegionName } from './regionName.ts';
import { connectionTexts as texts } from './texts/connections.ts';

/**
 * A connection as the user describes it and the setting `glacier.connections` keeps it. What is absent comes from the
 * environment and the AWS files.
 */
export interface AwsSpec {
  readonly kind: 'aws';
  /** The user's name for it; does not affect where requests go. */
  readonly name?: string;
  readonly profile?: string;
  readonly region?: string;
  /** Twelve digits: somebody else's account, whose vaults cannot be listed and are named in `vaults`. */
  readonly accountId?: string;
  readonly vaults?: readonly string[];
  readonly endpoint?: string;
}

/** The sample account on this computer. */
export interface SampleSpec {
  readonly kind: 'sample';
}

/** Stands for entries of the setting that cannot be used, so that they are not overlooked. */
export interface RefusedSpec {
  readonly kind: 'refused';
  /** The reasons, one sentence an entry. */
  readonly reasons: readonly string[];
}

export type ConnectionSpec = AwsSpec | SampleSpec | RefusedSpec;

/** Whether a profile can be named in the setting as it is: blanks around its name would be lost there. */
export function isStorableProfile(name: string): boolean {
  const parsed = parseSpec({ profile: name });
  return 'spec' in parsed && parsed.spec.profile === name;
}

/** What the setting holds for one connection. */
export type StoredSpec = Omit<AwsSpec, 'kind'>;

/** Identifies a connection: everything but its name. */
export function specKey(spec: ConnectionSpec): string {
  if (spec.kind === 'sample') return 'sample';
  if (spec.kind === 'refused') return JSON.stringify(['refused', ...spec.reasons]);
  const { profile = '', region = '', accountId = '', vaults = [], endpoint = '' } = spec;
  return JSON.stringify(['aws', profile, region, accountId, [...vaults].sort(), endpoint]);
}

/** A connection's name: the user's own, or else its profile's. */
export function specLabel(spec: ConnectionSpec): string {
  if (spec.kind === 'sample') return texts.sample;
  if (spec.kind === 'refused') return texts.refused;
  return spec.name ?? spec.profile ?? texts.unnamed;
}

/** The connection with some fields changed; undefined clears one. */
export function withFields(
  spec: AwsSpec,
  fields: { readonly [K in keyof StoredSpec]?: StoredSpec[K] | undefined },
): AwsSpec {
  const given = Object.entries({ ...spec, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as unknown as AwsSpec;
}

export function toStored({ kind, ...stored }: AwsSpec): StoredSpec & { kind?: never } {
  void kind;
  return stored;
}

/** An entry of the setting as read: a connection, or the reason why it cannot be used. */
export type ParsedSpec =
  /** `trimmed` where blanks around a value were left out. */
  { readonly spec: AwsSpec; readonly trimmed: boolean } | { readonly refused: string };

/** Reads an entry of the setting, which may have been edited by hand. The reason follows "Entry 1". */
export function parseSpec(entry: unknown): ParsedSpec {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return refused(texts.notAnObject);
  const { name, profile, region, accountId, endpoint, vaults, ...others } = entry as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return refused(texts.unknownField(unknown.slice(0, 40)));
  const written = { name, profile, region, accountId, endpoint };
  const values: Record<string, unknown> = {};
  for (const [field, text] of Object.entries(written)) {
    const trimmed = typeof text === 'string' ? text.trim() : text;
    if (trimmed !== undefined && !isPlainText(trimmed)) return refused(texts.notPlainText(field));
    values[field] = trimmed;
  }
  if (typeof values['region'] === 'string' && !isRegionName(values['region'])) return refused(texts.region);
  if (typeof values['accountId'] === 'string' && !isAccountId(values['accountId']))
    return refused(texts.accountId);
  if (vaults !== undefined && !(Array.isArray(vaults) && vaults.every(isVaultText)))
    return refused(texts.vaults);
  if (Array.isArray(vaults) && vaults.length > 0 && accountId === undefined)
    return refused(texts.noAccountId);
  const given = Object.entries({ ...values, vaults }).filter(([, each]) => each !== undefined);
  const trimmed = Object.entries(written).some(([field, text]) => text !== values[field]);
  return { spec: { kind: 'aws', ...(Object.fromEntries(given) as StoredSpec) }, trimmed };
}

function refused(reason: string): ParsedSpec {
  return { refused: reason };
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

function isVaultText(value: unknown): boolean {
  return typeof value === 'string' && isVaultName(value);
}

/** One line of at most 1,024 characters, and not empty. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}]{1,1024}$/u.test(value);
}
