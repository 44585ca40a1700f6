import { formatAge } from '../../../core/text/age.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { displayText } from '../../../core/text/displayText.ts';
import type { UploadRow } from '../../protocol/messages.ts';
import { cellTexts as texts } from '../texts.ts';
import type { ColumnName } from './columnNames.ts';
import type { Item } from './items.ts';
import { hoursLeft } from './lastSign.ts';
import { nameOf } from './nameOf.ts';

/** The text of a cell; `now` in milliseconds since 1970. */
export function cellText(item: Item, column: ColumnName, now: number): string {
  switch (item.kind) {
    case 'upload':
      return uploadText(item.row, column, now);
    case 'problem': {
      const { problem } = item;
      if (column === 'name') return problem.cause;
      if (column === 'status') return displayText(problem.message, 500);
      return placeText(problem, column);
    }
    case 'group':
      return column === 'name' ? groupText(item) : '';
  }
}

/** A group in one line: `photos · 12 uploads`. */
export function groupText({ group, uploads }: Extract<Item, { kind: 'group' }>): string {
  const place = [group.vaultName, group.connection, group.region].map((text) => displayText(text, 255));
  return texts.group(place.filter(Boolean).join(' · '), uploads);
}

/** What is known of an upload besides; an old one without news may end at any time. */
export function statusText(row: UploadRow, now: number): string {
  if (row.status) return displayText(row.status.text, 500);
  return hoursLeft(row, now) === 0 ? texts.stale : texts.inProgress;
}

function uploadText(row: UploadRow, column: ColumnName, now: number): string {
  const { counted, activity } = row;
  switch (column) {
    case 'name':
      return nameOf(row);
    case 'vault':
    case 'connection':
    case 'region':
      return placeText(row, column);
    case 'age':
      return formatAge(new Date(row.created), now);
    case 'partSize':
      return formatBytes(row.partSize);
    case 'parts':
      return counted ? formatCount(counted.parts) : texts.unknown;
    case 'bytes':
      return counted ? formatBytes(counted.bytes) : texts.unknown;
    case 'gaps':
      return counted ? texts.gaps(counted) : texts.unknown;
    case 'activity':
      return activity === undefined ? texts.unknown : formatAge(new Date(activity), now);
    case 'expiry':
      return row.status?.severity === 'ended' ? '' : texts.expiry(hoursLeft(row, now));
    case 'status':
      return statusText(row, now);
  }
}

function placeText(
  { connection, region, vaultName = '' }: { connection: string; region: string; vaultName?: string },
  column: ColumnName,
): string {
  const text = { vault: vaultName, connection, region }[column as string] ?? '';
  return displayText(text, 255);
}
