import type { PartFlag } from '../../core/parts/partFlags.ts';
import type { PartRow } from '../../core/parts/partRows.ts';

/**
 * Consecutive rows of the table, one array per column, which costs a fraction of one object per row to send. A gap has
 * the number 0, no hash and no flags.
 */
export interface RowColumns {
  readonly starts: readonly number[];
  /** Inclusive. */
  readonly ends: readonly number[];
  readonly numbers: readonly number[];
  readonly hashes: readonly string[];
  /** A sum of bits, one for each flag in the order of `flagBits`. */
  readonly flags: readonly number[];
}

/** Part of the protocol: changing the order takes a new version of it. */
const flagBits: readonly PartFlag[] = ['short', 'long', 'misaligned', 'overlapping', 'endCorrected'];

/** Converts rows to columns. */
export function toColumns(rows: readonly PartRow[]): RowColumns {
  return {
    starts: rows.map(({ range }) => range.start),
    ends: rows.map(({ range }) => range.end),
    numbers: rows.map((row) => (row.kind === 'gap' ? 0 : row.number)),
    hashes: rows.map((row) => (row.kind === 'gap' ? '' : row.treeHash)),
    flags: rows.map((row) => (row.kind === 'gap' ? 0 : bitsOf(row.flags))),
  };
}

/** The row at `index`, counted from 0; undefined when there is none. */
export function rowOf(columns: RowColumns, index: number): PartRow | undefined {
  const start = columns.starts[index];
  const end = columns.ends[index];
  if (start === undefined || end === undefined) return undefined;
  const range = { start, end };
  const number = columns.numbers[index] ?? 0;
  if (number === 0) return { kind: 'gap', range };
  const bits = columns.flags[index] ?? 0;
  const flags = flagBits.filter((_, bit) => bits & (1 << bit));
  return { kind: 'part', number, range, treeHash: columns.hashes[index] ?? '', flags };
}

function bitsOf(flags: readonly PartFlag[]): number {
  return flags.reduce((bits, flag) => bits | (1 << flagBits.indexOf(flag)), 0);
}
