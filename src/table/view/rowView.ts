import type { Heading } from '../model/columns.ts';

/**
 * Creates the element of a row, with empty cells. Rows are plain elements, as few as possible, and not templates: they
 * are refilled every few pixels of scrolling, and their cost is mostly the styles of their elements.
 */
export function createRow(columns: readonly Heading[]): HTMLElement {
  const row = document.createElement('div');
  row.role = 'row';
  for (const [index, { name }] of columns.entries()) {
    const cell = row.appendChild(document.createElement('div'));
    cell.role = 'gridcell';
    cell.ariaColIndex = String(index + 1);
    cell.className = name;
    cell.tabIndex = -1;
  }
  return row;
}

/**
 * Sets `element` up as the row at a place, counted from 0; `kind` is its class. For screen readers rows count from 1,
 * including the headings.
 */
export function markRow(
  element: HTMLElement,
  { place, selected, kind }: { readonly place: number; readonly selected: boolean; readonly kind: string },
): void {
  element.className = `row ${kind}`;
  element.ariaRowIndex = String(place + 2);
  element.ariaSelected = String(selected);
}
