import type { Heading } from '../model/columns.ts';

/**
 * The element of a row, with its cells still empty. Rows are made of plain elements, as few as can be, and not of
 * templates: they are filled again with every few pixels that are scrolled, and their cost is mostly the styles of their
 * elements.
 */
export function createRow(columns: readonly Heading[]): HTMLElement {
  const row = document.createElement('div');
  row.role = 'row';
  for (const { name } of columns) {
    const cell = row.appendChild(document.createElement('div'));
    cell.role = 'gridcell';
    cell.className = name;
    cell.tabIndex = -1;
  }
  return row;
}

/**
 * Marks `element` as the row at a place, counted from 0; `kind` is its class. Screen readers count from 1 with the
 * headings.
 */
export function markRow(
  element: HTMLElement,
  { place, selected, kind }: { readonly place: number; readonly selected: boolean; readonly kind: string },
): void {
  element.className = `row ${kind}`;
  element.ariaRowIndex = String(place + 2);
  element.ariaSelected = String(selected);
}
