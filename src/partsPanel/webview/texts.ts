import { lengthOf } from '../../core/byteRange.ts';
import { formatBytes, formatCount, unitFor } from '../../core/bytes.ts';
import { describeFlag } from '../../core/partFlags.ts';
import type { Row } from '../protocol/rowColumns.ts';
import type { ViewState } from './state.ts';

/** How much is loaded: `100 loaded, more to come`. */
export function countText({ link, rows, loading, facts }: ViewState): string {
  const count = formatCount(rows.parts);
  if (loading.all) return `${count} loaded…`;
  if (!facts) return link === 'silent' ? 'Nothing loaded' : 'Loading parts…';
  if (loading.status === 'loading' && rows.parts === 0) return 'Loading parts…';
  if (loading.status === 'loading') return `${count} loaded, loading…`;
  if (!loading.done) return rows.parts === 0 ? 'Nothing loaded' : `${count} loaded, more to come`;
  if (rows.parts === 0) return 'No parts have been uploaded yet';
  return `${count} ${rows.parts === 1 ? 'part' : 'parts'}, all loaded`;
}

/**
 * Where a part begins: `784 MiB`, `75.02 GiB`. As many decimals as tell two parts apart, the same in every row of a
 * unit, so that the rows can be read down.
 */
export function offsetText(offset: number, partSize: number): string {
  const unit = unitFor(offset);
  const value = offset / unit.size;
  const decimals = Math.max(0, Math.ceil(Math.log10(unit.size / partSize)));
  return `${value.toFixed(decimals === 0 && !Number.isInteger(value) ? 1 : decimals)} ${unit.name}`;
}

/** A gap in one line: `32 MiB missing: bytes 33554432–67108863`. */
export function gapText({ range }: Extract<Row, { kind: 'gap' }>): string {
  return `${formatBytes(lengthOf(range))} missing: bytes ${range.start}–${range.end}`;
}

/** What is wrong with a part, in a few words; empty when nothing is. */
export function notesText({ range, flags }: Extract<Row, { kind: 'part' }>, partSize: number): string {
  return flags.map((flag) => describeFlag(flag, lengthOf(range), partSize)).join(', ');
}

/** What a screen reader is told after a change; undefined when it can pass in silence. Problems speak for themselves. */
export function announcement(before: ViewState, after: ViewState): string | undefined {
  if (after.notice !== before.notice && after.notice) return after.notice;
  if (after.loading.closed && !before.loading.closed) return 'The connection was closed';
  const loaded = after.rows.parts !== before.rows.parts || after.loading.done !== before.loading.done;
  return loaded ? countText(after) : undefined;
}
