/**
 * Reads comma-separated values (RFC 4180): rows of fields, quoted fields with doubled quotes and line breaks inside,
 * either kind of line end. Blank lines are left out. Undefined when a quoted field does not end, or goes on after its
 * closing quote.
 */
export function parseCsv(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length || row.length > 0) {
    const match = field.exec(text);
    if (!match) return undefined;
    const [, quoted, plain = '', separator] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (separator === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
