import { render, type SVGTemplateResult } from 'lit';
import { formatExactBytes } from '../../../core/text/bytes.ts';
import { displayText } from '../../../core/text/displayText.ts';
import { checkIcon, errorIcon, warningIcon } from '../../../panel/webview/icons.ts';
import type { Severity, UploadRow } from '../../protocol/messages.ts';
import { cellText } from '../rows/cellText.ts';
import type { ColumnName } from '../rows/columnNames.ts';
import type { Item } from '../rows/items.ts';
import { hoursLeft } from '../rows/lastSign.ts';
import { cellTexts as texts } from '../texts.ts';

/** Fills the cell of a row. */
export function fillCell(cell: HTMLElement, column: ColumnName, item: Item): void {
  const now = Date.now();
  const text = cellText(item, column, now);
  cell.textContent = text;
  cell.title = titleOf(item, column, text);
  if (item.kind === 'problem' && column === 'name') prepend(cell, warningIcon);
  if (item.kind === 'upload' && column === 'status') prepend(cell, iconOf(item.row, now));
}

/** The same in full: whole texts, exact numbers. */
function titleOf(item: Item, column: ColumnName, text: string): string {
  if (item.kind !== 'upload') return text;
  const { row } = item;
  switch (column) {
    case 'name':
      return displayText(row.description, 1024) || text;
    case 'age':
      return new Date(row.created).toISOString();
    case 'partSize':
      return formatExactBytes(row.partSize);
    case 'bytes':
      return row.counted ? formatExactBytes(row.counted.bytes) : texts.notCounted;
    case 'parts':
    case 'gaps':
      return row.counted ? text : texts.notCounted;
    case 'activity':
      return row.activity === undefined ? texts.notKnown : new Date(row.activity).toISOString();
    case 'vault':
    case 'connection':
    case 'region':
    case 'expiry':
    case 'status':
      return text;
  }
}

const icons: Readonly<Record<Severity, SVGTemplateResult | undefined>> = {
  error: errorIcon,
  warning: warningIcon,
  sending: undefined,
  good: checkIcon,
  ended: undefined,
};

function iconOf(row: UploadRow, now: number): SVGTemplateResult | undefined {
  if (row.status) return icons[row.status.severity];
  return hoursLeft(row, now) === 0 ? warningIcon : undefined;
}

function prepend(cell: HTMLElement, icon: SVGTemplateResult | undefined): void {
  if (!icon) return;
  const fragment = document.createDocumentFragment();
  render(icon, fragment);
  cell.prepend(fragment);
}
