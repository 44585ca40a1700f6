import { parseCsv } from '../text/csv.ts';
import { entryOf, type ListEntry, refused } from './entries.ts';
import { hashListTexts as texts } from './texts.ts';

/**
 * Reads a table whose first line has the names of the columns, whatever separates them.
 * @throws GlacierError `hashList` that names the row
 */
export function entriesOfTable(text: string, separator: string): ListEntry[] {
  const table = parseCsv(text, separator);
  if (!table) throw refused(texts.notATable);
  const [header = [], ...rows] = table;
  const names = header.map((name) => name.trim());
  return rows.flatMap((row, index) => {
    const record = Object.fromEntries(names.map((name, column) => [name, row[column] ?? '']));
    const entry = entryOf(record, () => texts.row(index + 1));
    return entry ? [entry] : [];
  });
}

const hashColumn = /^"?\s*(sha256)?[\s_-]*(tree)?[\s_-]*hash\s*"?$/i;

/** What separates the columns of a header; undefined for a line that is none of a table with a column of tree hashes. */
export function separatorOf(line: string): string | undefined {
  const header = line.slice(0, 10_000);
  const counts = [',', ';', '\t'].map((each) => [each, header.split(each).length] as const);
  const [[separator, columns] = [',', 1]] = counts.sort(([, a], [, b]) => b - a);
  const hasHash = header.split(separator).some((name) => hashColumn.test(name));
  // A line that is a single word may be anything, unless it says which hash.
  return hasHash && (columns > 1 || /tree/i.test(header)) ? separator : undefined;
}
