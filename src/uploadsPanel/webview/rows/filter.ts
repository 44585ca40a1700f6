import type { UploadRow } from '../../protocol/messages.ts';
import { statusText } from './cellText.ts';
import { nameOf } from './nameOf.ts';

/** What a filter asks for; what is absent is not asked for. */
export interface Filter {
  /** All of them, in lower case, anywhere in the row. */
  readonly words: readonly string[];
  /** Milliseconds. */
  readonly olderThan?: number | undefined;
  /** Milliseconds. */
  readonly youngerThan?: number | undefined;
  readonly vault?: string | undefined;
  readonly connection?: string | undefined;
}

const hour = 3_600_000;
const units: Readonly<Record<string, number>> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
  year: 365 * 24 * hour,
};

const age = /\b(older|younger) than (\d{1,6}) (hour|day|week|month|year)s?\b/gi;
const named = /\b(vault|connection):(?:"([^"]*)"|(\S*))/gi;

/**
 * Reads a filter as typed: words, `older than 7 days`, `younger than 12 hours`, `vault:photos`, `connection:"My account"`,
 * in any order.
 */
export function parseFilter(text: string): Filter {
  const filter: { -readonly [K in keyof Filter]: Filter[K] } = { words: [] };
  const words = text
    .replaceAll(age, (_, which: string, count: string, unit: string) => {
      const milliseconds = Number(count) * (units[unit.toLowerCase()] ?? 0);
      filter[which.toLowerCase() === 'older' ? 'olderThan' : 'youngerThan'] = milliseconds;
      return ' ';
    })
    .replaceAll(named, (_, which: string, quoted: string | undefined, plain: string | undefined) => {
      const name = quoted ?? plain;
      // Nobody has typed one yet.
      if (name) filter[which.toLowerCase() === 'vault' ? 'vault' : 'connection'] = name;
      return ' ';
    });
  filter.words = words.toLowerCase().split(/\s+/).filter(Boolean);
  return filter;
}

/** Writes a filter so that `parseFilter` reads it again. */
export function formatFilter({ words, olderThan, youngerThan, vault, connection }: Filter): string {
  return [
    ...words,
    ...(olderThan === undefined ? [] : [`older than ${formatAgeLimit(olderThan)}`]),
    ...(youngerThan === undefined ? [] : [`younger than ${formatAgeLimit(youngerThan)}`]),
    ...(vault === undefined ? [] : [`vault:${quoted(vault)}`]),
    ...(connection === undefined ? [] : [`connection:${quoted(connection)}`]),
  ].join(' ');
}

/** An age in its largest whole unit: `7 days`. */
export function formatAgeLimit(milliseconds: number): string {
  const [unit, size] = milliseconds % (24 * hour) === 0 ? ['day', 24 * hour] : ['hour', hour];
  const count = Math.round(milliseconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Whether a row is asked for; `now` in milliseconds since 1970. */
export function matches(filter: Filter, row: UploadRow, now: number): boolean {
  const { words, olderThan, youngerThan, vault, connection } = filter;
  const is = now - row.created;
  if (olderThan !== undefined && is < olderThan) return false;
  if (youngerThan !== undefined && is >= youngerThan) return false;
  if (vault !== undefined && !isName(row.vaultName, vault)) return false;
  if (connection !== undefined && !isName(row.connection, connection)) return false;
  if (words.length === 0) return true;
  const { description, vaultName, connection: of, region, uploadId } = row;
  const text = [nameOf(row), description, vaultName, of, region, uploadId, statusText(row, now)]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Quotes are what a filter has around a name; those in it cannot be typed. */
export function isName(name: string, wanted: string): boolean {
  return bare(name) === bare(wanted);
}

function bare(name: string): string {
  return name.replaceAll('"', '').toLowerCase();
}

function quoted(name: string): string {
  return /^[^\s"]+$/.test(name) ? name : `"${name.replaceAll('"', '')}"`;
}
