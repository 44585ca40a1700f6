import { type ByteRange, lengthOf, parseRange } from '../byteRange.ts';
import { formatCount } from '../text/bytes.ts';
import { parseCsv } from '../text/csv.ts';
import { GlacierError } from '../errors.ts';
import { maxParts } from '../serviceLimits.ts';
import { isTreeHash } from '../treeHash/treeHash.ts';

/** Tree hashes of parts, lower-case hex, from outside: with their ranges, or by order alone. */
export type HashList =
  | { readonly kind: 'ranges'; readonly entries: readonly { range: ByteRange; treeHash: string }[] }
  | { readonly kind: 'ordered'; readonly hashes: readonly string[] };

/**
 * Reads a hash list that somebody saved: an export of parts (CSV with a header, or JSON), the answer of the AWS CLI's
 * `list-parts`, a JSON array of hashes, or a text with one hash a line. Nothing in it is trusted.
 * @throws GlacierError `hashList` that names the first entry which is not as it should be
 */
export function parseHashList(text: string): HashList {
  const content = text.replace(/^\uFEFF/, '');
  const list = /^\s*[[{]/.test(content) ? fromJson(content) : fromLines(content);
  const count = list.kind === 'ranges' ? list.entries.length : list.hashes.length;
  if (count === 0) throw refused('The list has no hashes.');
  if (count > maxParts) {
    throw refused(
      `The list has ${formatCount(count)} hashes, and an upload can have ${formatCount(maxParts)} parts.`,
    );
  }
  return list;
}

function fromLines(text: string): HashList {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const first = lines.find((line) => line !== '') ?? '';
  if (/treehash/i.test(first)) return fromCsv(text);
  const hashes = lines.flatMap((line, index) =>
    line === '' ? [] : [hashOf(line, `Line ${formatCount(index + 1)}`)],
  );
  return { kind: 'ordered', hashes };
}

function fromCsv(text: string): HashList {
  const table = parseCsv(text);
  if (!table) throw refused('The list has a quotation mark out of place.');
  const [header = [], ...rows] = table;
  const names = header.map((name) => name.trim());
  return fromRecords(
    rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column]]))),
    'Row',
  );
}

function fromJson(text: string): HashList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new GlacierError('hashList', 'The list is not JSON, though it begins like it.', { cause: error });
  }
  const items = Array.isArray(value) ? (value as unknown[]) : isRecord(value) ? listIn(value) : value;
  if (!Array.isArray(items)) throw refused('The list has no parts.');
  if (items.length > 0 && items.every((item) => typeof item === 'string')) {
    return { kind: 'ordered', hashes: items.map((item, index) => hashOf(item, `Entry ${index + 1}`)) };
  }
  return fromRecords(items, 'Entry');
}

function fromRecords(records: readonly unknown[], word: string): HashList {
  const entries = records.flatMap((record, index) => {
    // An export has rows for gaps, too.
    if (isRecord(record) && field(record, 'status') === 'missing') return [];
    const where = `${word} ${formatCount(index + 1)}`;
    if (!isRecord(record)) throw refused(`${where} of the list is not a part.`);
    const treeHash = hashOf(field(record, 'sha256TreeHash') ?? field(record, 'treeHash'), where);
    const range = rangeOf(record);
    if (!range) throw refused(`${where} of the list has no range such as 0-1048575.`);
    const size = field(record, 'sizeInBytes') ?? field(record, 'size');
    if (size !== undefined && Number(size) !== lengthOf(range)) {
      throw refused(`${where} of the list has a size that does not fit its range.`);
    }
    return [{ range, treeHash }];
  });
  return { kind: 'ranges', entries };
}

/** Our own exports have the parts as `rows`, other lists as `parts`. */
function listIn(value: Record<string, unknown>): unknown {
  const parts = field(value, 'parts');
  return Array.isArray(parts) ? parts : field(value, 'rows');
}

/** In one field, as the service writes it, or in two, as our CSV has it. The end is inclusive in both. */
function rangeOf(record: Record<string, unknown>): ByteRange | undefined {
  const text =
    field(record, 'rangeInBytes') ?? `${String(field(record, 'start'))}-${String(field(record, 'end'))}`;
  return typeof text === 'string' ? parseRange(text.trim()) : undefined;
}

function hashOf(value: unknown, where: string): string {
  if (typeof value === 'string' && isTreeHash(value.trim())) return value.trim().toLowerCase();
  throw refused(`${where} of the list has no tree hash of 64 hex digits.`);
}

/** A field by its name in any case: the AWS CLI writes RangeInBytes, exports write rangeInBytes. */
function field(record: Record<string, unknown>, name: string): unknown {
  const key = Object.keys(record).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : record[key];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(message: string): GlacierError {
  return new GlacierError('hashList', message);
}
