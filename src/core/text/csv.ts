/** More columns than any table of ours or of the AWS CLI's has; a row with more is no row. */
const mostColumns = 200;

/**
 * Reads comma-separated values (RFC 4180): rows of fields, quoted fields with doubled quotes and line breaks inside,
 * either kind of line end. Blank lines are left out. `separator` is the character between fields, as spreadsheets of
 * some languages write a semicolon. Undefined when a quoted field does not end, or goes on after its closing quote, and
 * for a row of more than 200 fields.
 */
export function parseCsv(text: string, separator = ','): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, separator);
    if (!field || row.length === mostColumns) return undefined;
    row.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at++;
      continue;
    }
    const lineEnd = /\r?\n|$/y;
    lineEnd.lastIndex = at;
    if (!lineEnd.test(text)) return undefined;
    at = lineEnd.lastIndex;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** Rows as comma-separated values (RFC 4180). */
export function writeCsv(rows: readonly (readonly (string | number | boolean)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/**
 * A text that anyone may have written: what a spreadsheet would take for a formula has an apostrophe before it. That is
 * also what follows a semicolon, comma, tab or line end, as spreadsheets of some languages begin a cell there, and there
 * blanks or quotes before the sign may be taken away.
 */
export function withoutFormula(text: string): string {
  return text.replaceAll(/(?<=^|[;,\t\r\n])(?=["\s]*[=+\-@]|[\t\r])/g, "'");
}

/**
 * The values of a row, by the names of its fields, with no formula in a text. Fields that are `exact` stay as they are:
 * ids may begin with a dash, and cannot be a formula.
 */
export function withoutFormulas<T extends string | number | boolean>(
  values: readonly T[],
  fields: readonly string[],
  exact: ReadonlySet<string>,
): (T | string)[] {
  return values.map((value, index) =>
    typeof value !== 'string' || exact.has(fields[index] ?? '') ? value : withoutFormula(value),
  );
}

function field(value: string | number | boolean): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Field {
  readonly value: string;
  /** Index of the character after it. */
  readonly end: number;
}

function quotedField(text: string, start: number): Field | undefined {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return undefined;
  return { value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && !/["\r\n]/.test(text.charAt(end))) end++;
  return { value: text.slice(start, end), end };
}
