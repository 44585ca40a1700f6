import { html, type TemplateResult } from 'lit';
import { columns } from '../../protocol/columns.ts';
import type { Sort } from '../rows/arrangement.ts';
import { columnTitles } from '../rows/rowText.ts';

/** The headings; a click on one, or Enter, sorts by it. */
export function headingsTemplate(sort: Sort | undefined): TemplateResult[] {
  return columns.map((column) => {
    const direction = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return html`<div
      class=${column}
      role="columnheader"
      tabindex="-1"
      aria-sort=${direction}
      title="Sort by ${columnTitles[column].toLowerCase()}"
    >
      <span>${columnTitles[column]}</span>
    </div>`;
  });
}
