import { formatRange, lengthOf } from '../byteRange.ts';
import type { Part } from '../model.ts';
import type { PartRow } from './partRows.ts';

/*
 * Rows as text for other programs. Numbers are bytes without separators, ends are inclusive, hashes are whole, and a
 * status is a word: `uploaded`, `missing`, or what is wrong with the part (several joined by `+`).
 */

/** The names of the fields, in order; those that JSON has, too, are called as there. */
const recordFields = ['partNumber', 'start', 'end', 'sizeInBytes', 'sha256TreeHash', 'status'] as const;

/** What a row is, in a word. */
export function statusWord(row: PartRow): string {
  if (row.kind === 'gap') return 'missing';
  return row.flags.length === 0 ? 'uploaded' : row.flags.join('+');
}

/** Tab-separated values, a line for each row and no headings, as a spreadsheet takes them. */
export function rowsToTsv(rows: readonly PartRow[]): string {
  return rows.map((row) => fieldsOf(row).join('\t')).join('\n');
}

/** The tree hashes of the parts among the rows, as `hashLines` has them. */
export function rowsToHashes(rows: readonly PartRow[]): string {
  return hashLines(rows.flatMap((row) => (row.kind === 'part' ? [row] : [])));
}

/**
 * The tree hashes of parts, one a line. Where the parts do not meet, or are not in order, each line also has its range:
 * a list by order alone would be taken for other parts.
 */
export function hashLines(parts: readonly Part[]): string {
  const meet = parts.every(
    ({ range }, index) => index === 0 || parts[index - 1]?.range.end === range.start - 1,
  );
  return parts
    .map(({ range, treeHash }) => (meet ? treeHash : `${formatRange(range)}\t${treeHash}`))
    .join('\n');
}

/** An array of objects with the service's own names for what it lists. */
export function rowsToJson(rows: readonly PartRow[]): string {
  return JSON.stringify(rows.map(toObject), undefined, 2);
}

/** Comma-separated values with headings, in chunks. Fields are numbers, words and hashes: none needs quotes. */
export function* rowsToCsv(rows: Iterable<PartRow>): Generator<string> {
  yield `${recordFields.join(',')}\n`;
  for (const row of rows) yield `${fieldsOf(row).join(',')}\n`;
}

/** An object with `head` and `rows`, a row on each line, in chunks. */
export function* documentToJson(head: object, rows: Iterable<PartRow>): Generator<string> {
  const fields = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  yield `{\n${[...fields, '  "rows": ['].join(',\n')}`;
  let separator = '\n';
  for (const row of rows) {
    yield `${separator}    ${JSON.stringify(toObject(row))}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

function fieldsOf(row: PartRow): readonly (string | number)[] {
  const { range } = row;
  const part = row.kind === 'gap' ? '' : row.number;
  const treeHash = row.kind === 'gap' ? '' : row.treeHash;
  return [part, range.start, range.end, lengthOf(range), treeHash, statusWord(row)];
}

function toObject(row: PartRow): object {
  const place = { rangeInBytes: formatRange(row.range), sizeInBytes: lengthOf(row.range) };
  const status = statusWord(row);
  if (row.kind === 'gap') return { ...place, status };
  return { partNumber: row.number, ...place, sha256TreeHash: row.treeHash, status };
}
