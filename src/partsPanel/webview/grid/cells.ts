import { render, type SVGTemplateResult } from 'lit';
import { lengthOf } from '../../../core/byteRange.ts';
import { severityOf, type Severity } from '../../../core/verification/severity.ts';
import type { Column } from '../../protocol/columns.ts';
import { checkIcon, errorIcon, warningIcon } from '../../../panel/webview/icons.ts';
import type { ShownRow } from '../rows/rows.ts';
import { cellText } from '../rows/rowText.ts';
import { byteCount } from '../texts/byteCount.ts';
import { rowTexts as texts } from '../texts/rows.ts';

/** How many digits at the end of a hash stay visible when there is no room for all. */
const hashTail = 8;

/** Prepares a new cell of the table. */
export function createCell(cell: HTMLElement, column: string): void {
  if (column === 'hash') cell.append(document.createElement('span'), document.createElement('span'));
}

/** Fills the cell of a row. */
export function fillCell(cell: HTMLElement, column: Column, row: ShownRow, partSize: number): void {
  const text = cellText(row, column, partSize);
  switch (column) {
    case 'number':
    case 'range':
      cell.textContent = text;
      return;
    case 'offset':
      cell.textContent = text;
      cell.title = texts.byte(row.range.start);
      return;
    case 'size':
      cell.textContent = text;
      cell.title = byteCount(lengthOf(row.range));
      return;
    case 'hash':
      fillHash(cell, text, row.kind === 'part');
      return;
    case 'status':
      cell.textContent = text;
      cell.title = text;
      cell.prepend(sign(row));
  }
}

/** In two pieces, the first of which is cut off when there is no room; the cell's accessible name is whole. */
function fillHash(cell: HTMLElement, text: string, isHash: boolean): void {
  const [start, end] = cell.children;
  if (start) start.textContent = isHash ? text.slice(0, -hashTail) : text;
  if (end) end.textContent = isHash ? text.slice(-hashTail) : '';
  cell.ariaLabel = text;
  cell.title = isHash ? text : '';
}

/** The icon before a status; none for a part that is only known to be uploaded. */
function sign(row: ShownRow): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const icon = iconOf(row);
  if (icon) render(icon, fragment);
  return fragment;
}

const icons: Readonly<Record<Severity, SVGTemplateResult | undefined>> = {
  error: errorIcon,
  warning: warningIcon,
  unknown: undefined,
  good: checkIcon,
};

function iconOf(row: ShownRow): SVGTemplateResult | undefined {
  switch (row.kind) {
    case 'gap':
      return warningIcon;
    case 'pending':
      return undefined;
    case 'part':
      return icons[severityOf(row.result?.state, row.flags.length > 0)];
  }
}
