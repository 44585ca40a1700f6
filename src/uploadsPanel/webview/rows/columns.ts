import type { Column } from '../../../table/model/columns.ts';
import type { Severity, UploadRow } from '../../protocol/messages.ts';
import { columnTitles } from '../texts.ts';
import { hoursLeft, lastSign } from './lastSign.ts';
import { nameOf } from './nameOf.ts';
import { type ColumnName, columnNames } from './columnNames.ts';

type Compare = Column<UploadRow>['compare'];

const newestFirst: Compare = (a, b) => b.created - a.created;

/** What is not known comes last. */
const byNumber =
  (of: (row: UploadRow) => number | undefined): Compare =>
  (a, b) =>
    (of(a) ?? Number.POSITIVE_INFINITY) - (of(b) ?? Number.POSITIVE_INFINITY) || 0;

const collator = new Intl.Collator('en', { numeric: true });

const byText =
  (of: (row: UploadRow) => string): Compare =>
  (a, b) =>
    collator.compare(of(a), of(b));

const comparisons: Readonly<Record<ColumnName, Compare>> = {
  name: byText(nameOf),
  vault: byText(({ vaultName }) => vaultName),
  connection: byText(({ connection }) => connection),
  region: byText(({ region }) => region),
  age: newestFirst,
  partSize: byNumber(({ partSize }) => partSize),
  parts: byNumber(({ counted }) => counted?.parts),
  bytes: byNumber(({ counted }) => counted?.bytes),
  gaps: byNumber(({ counted }) => counted?.gaps),
  activity: byNumber(({ activity }) => (activity === undefined ? undefined : -activity)),
  // What may end soonest comes first.
  expiry: (a, b) => lastSign(a) - lastSign(b),
  status: (a, b) => urgency(a) - urgency(b),
};

export const columns: readonly (Column<UploadRow> & { readonly name: ColumnName })[] = columnNames.map(
  (name) => ({ name, title: columnTitles[name], compare: comparisons[name] }),
);

/** The order of uploads that are not sorted by a column. */
export const unsorted = newestFirst;

const order: readonly (Severity | 'stale' | undefined)[] = [
  'error',
  'warning',
  'stale',
  'sending',
  undefined,
  'good',
  'ended',
];

/** What needs attention comes first. */
function urgency(row: UploadRow): number {
  const isStale = !row.status && hoursLeft(row, Date.now()) === 0;
  return order.indexOf(isStale ? 'stale' : row.status?.severity);
}
