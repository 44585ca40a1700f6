import { type AwsSpec, parseSpec, specKey, toStored } from './connectionSpec.ts';
import { GlacierError } from '../errors.ts';
import { connectionTexts as texts } from './texts/connections.ts';

/*
 * The setting `glacier.connections`, which people also edit by hand and which another version of the extension may have
 * written. A change keeps every entry that it is not about as it is, understood or not.
 */

/** What the setting says. */
export interface ConnectionSettings {
  /** The connections, each once. */
  readonly specs: readonly AwsSpec[];
  /** Why something is left out, one sentence each: `Entry 2 has the unknown field "profil"`. */
  readonly refused: readonly string[];
  /** Values that were normalized when read, and entries that repeat another one: for the log alone. */
  readonly notes: readonly string[];
}

/** Reads the setting, whatever is in it. */
export function readConnectionSettings(value: unknown): ConnectionSettings {
  const specs = new Map<string, AwsSpec>();
  const refused: string[] = [];
  const notes: string[] = [];
  if (value !== undefined && !Array.isArray(value)) refused.push(texts.notAList);
  for (const [index, entry] of listOf(value).entries()) {
    const parsed = parseSpec(entry);
    const number = index + 1;
    if ('refused' in parsed) {
      refused.push(texts.entry(number, parsed.refused));
      continue;
    }
    const key = specKey(parsed.spec);
    if (parsed.trimmed) notes.push(texts.entry(number, texts.spaces));
    if (specs.has(key)) notes.push(texts.entry(number, texts.duplicate));
    else specs.set(key, parsed.spec);
  }
  return { specs: [...specs.values()], refused, notes };
}

/**
 * The setting with connections added at the end.
 * @throws GlacierError `settings` if the value is not a list, or a connection could not be read from it again
 */
export function withConnections(value: unknown, specs: readonly AwsSpec[]): unknown[] {
  return [...editable(value), ...specs.map(readable)];
}

/** The setting with a connection changed, in its place; added where it is not there. @throws GlacierError `settings` */
export function withChangedConnection(value: unknown, id: string, after: AwsSpec): unknown[] {
  const entries = editable(value);
  const first = entries.findIndex((entry) => idOf(entry) === id);
  if (first < 0) return withConnections(value, [after]);
  const others = entries.filter((entry, index) => index === first || idOf(entry) !== id);
  return others.map((entry) => (idOf(entry) === id ? readable(after) : entry));
}

/** The setting without a connection, also where it is there twice. @throws GlacierError `settings` */
export function withoutConnection(value: unknown, id: string): unknown[] {
  return editable(value).filter((entry) => idOf(entry) !== id);
}

/** The setting with a connection in front of another one, or at the end. @throws GlacierError `settings` */
export function withMovedConnection(value: unknown, id: string, before: string | undefined): unknown[] {
  const entries = editable(value);
  // One that is there twice goes as a whole: it is shown where its first entry is.
  const moved = entries.filter((entry) => idOf(entry) === id);
  const others = entries.filter((entry) => idOf(entry) !== id);
  const at = before === undefined ? -1 : others.findIndex((entry) => idOf(entry) === before);
  return others.toSpliced(at < 0 ? others.length : at, 0, ...moved);
}

/** What the setting holds for a connection. @throws GlacierError `settings` for what would be refused when it is read */
function readable(spec: AwsSpec): object {
  const stored = toStored(spec);
  const parsed = parseSpec(stored);
  if ('spec' in parsed) return stored;
  throw new GlacierError('settings', texts.notSaved(parsed.refused));
}

/** The `specKey` of an entry; undefined for one that is no connection. */
function idOf(entry: unknown): string | undefined {
  const parsed = parseSpec(entry);
  return 'spec' in parsed ? specKey(parsed.spec) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Anything else in the setting was also written by a person and must not be overwritten. */
function editable(value: unknown): unknown[] {
  if (value === undefined || Array.isArray(value)) return [...listOf(value)];
  throw new GlacierError('settings', texts.notChanged);
}
