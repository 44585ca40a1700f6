import { byRange, lengthOf } from '../../../core/byteRange.ts';
import { severityOf, type Severity } from '../../../core/verification/severity.ts';
import type { Column } from '../../../table/model/columns.ts';
import { type Column as ColumnName, columns as names } from '../../protocol/columns.ts';
import type { ListedRow } from './rows.ts';
import { columnTitles } from '../texts/rows.ts';

const comparisons: Readonly<Record<ColumnName, Column<ListedRow>['compare']>> = {
  number: byRange,
  range: byRange,
  offset: byRange,
  size: (a, b) => lengthOf(a.range) - lengthOf(b.range),
  // Gaps have no hash and come last.
  hash: (a, b) => compareTexts(hashOf(a), hashOf(b)),
  status: (a, b) => urgency(a) - urgency(b),
};

/** The columns of the table of parts, in order. */
export const columns: readonly (Column<ListedRow> & { readonly name: ColumnName })[] = names.map((name) => ({
  name,
  title: columnTitles[name],
  compare: comparisons[name],
}));

function hashOf(row: ListedRow): string {
  return row.kind === 'part' ? row.treeHash : 'none';
}

const order: readonly Severity[] = ['error', 'warning', 'unknown', 'good'];

/** What needs attention comes first. */
function urgency(row: ListedRow): number {
  if (row.kind === 'gap') return 0;
  return order.indexOf(severityOf(row.result?.state, row.flags.length > 0)) + 1;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
