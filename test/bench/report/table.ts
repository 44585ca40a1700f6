import type { Figure, Limit, NamedResult } from './figure.ts';
import { isKept } from './figure.ts';

interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

const columns: readonly Column[] = [
  { head: 'Bench', align: 'left' },
  { head: 'What', align: 'left' },
  { head: 'Ours', align: 'right' },
  { head: 'Compared to', align: 'left' },
  { head: 'Theirs', align: 'right' },
  { head: 'Ours to theirs', align: 'right' },
  { head: 'Limit', align: 'left' },
  { head: 'Within', align: 'left' },
  { head: 'How', align: 'left' },
];

const none = '–';

/** All results as a table for a terminal, a line each. */
export function textTable(results: readonly NamedResult[]): string {
  const rows = [columns.map(({ head }) => head), ...results.map(cellsOf)];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.join('  ').trimEnd();
  const padded = rows.map((row) => line(row.map((cell, index) => pad(cell, widths[index] ?? 0, index))));
  return [padded[0], line(widths.map((width) => '-'.repeat(width))), ...padded.slice(1)].join('\n');
}

/** The same as a table of Markdown. */
export function markdownTable(results: readonly NamedResult[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = results.map((result) =>
    line(cellsOf(result).map((cell) => cell.replaceAll('|', String.raw`\|`))),
  );
  return [
    line(columns.map(({ head }) => head)),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows,
  ].join('\n');
}

/** How many results keep what is promised, as a sentence. */
export function summary(results: readonly NamedResult[]): string {
  const limited = results.filter((result) => 'within' in result);
  const kept = limited.filter(isKept);
  const failed = results.filter((result) => 'outcome' in result && result.outcome === 'failed');
  const failures = failed.length > 0 ? `; ${failed.length} could not be measured` : '';
  return `${kept.length} of ${limited.length} figures with a limit are within it${failures}.`;
}

/** What was measured, for a line of progress. */
export function describeResult(result: NamedResult): string {
  const [, what, ours, comparedTo, theirs, compared, limit, within, how] = cellsOf(result);
  if ('outcome' in result) return `${what}: ${ours}, ${how}`;
  const other = result.theirs === undefined ? '' : `, ${comparedTo} ${theirs}, ${compared}`;
  return `${what}: ${ours}${other}${result.limit ? `; limit ${limit}, within: ${within}` : ''}`;
}

/** A cell for each column. Line breaks, as messages of errors have them, would end a row. */
function cellsOf(result: NamedResult): string[] {
  const { bench, what } = result;
  const cells =
    'outcome' in result
      ? [result.outcome, none, none, none, none, result.outcome === 'failed' ? 'NO' : none, result.why]
      : figureCells(result);
  return [bench, what, ...cells].map((cell) => cell.replaceAll(/\s+/g, ' '));
}

function figureCells(figure: Figure): string[] {
  const { ours, unit, comparedTo, theirs, compared, limit, within, how } = figure;
  return [
    `${number(ours)} ${unit}`,
    comparedTo ?? none,
    theirs === undefined ? none : `${number(theirs)} ${unit}`,
    compared === undefined ? none : comparison(compared, figure),
    limit ? limitText(limit, figure) : none,
    within === undefined ? none : within ? 'yes' : 'NO',
    how ?? none,
  ];
}

function comparison(value: number, { by, unit }: Figure): string {
  if (by === 'difference') return `${value < 0 ? '−' : '+'}${number(Math.abs(value))} ${unit}`;
  return `${value.toFixed(2)} ×`;
}

function limitText({ of, least, most }: Limit, { by, unit }: Figure): string {
  const measure = of === 'ours' || by === 'difference' ? unit : '×';
  if (least !== undefined && most !== undefined) return `${least} to ${most} ${measure}`;
  return least === undefined ? `at most ${most} ${measure}` : `at least ${least} ${measure}`;
}

/** With about three digits. */
function number(value: number): string {
  const maximumFractionDigits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits });
}

function pad(cell: string, width: number, index: number): string {
  return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
}
