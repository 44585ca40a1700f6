import { html, type TemplateResult } from 'lit';
import type { Sort } from '../model/arrangement.ts';
import type { Heading } from '../model/columns.ts';
import { tableTexts } from './texts.ts';

/** The headings. A click on one, or Enter, sorts by it. */
export function headingsTemplate(columns: readonly Heading[], sort: Sort | undefined): TemplateResult[] {
  return columns.map(({ name, title }, index) => {
    const direction = sort?.column === name ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return html`<div
      class=${name}
      role="columnheader"
      aria-colindex=${index + 1}
      tabindex="-1"
      aria-sort=${direction}
      title=${tableTexts.sortBy(title)}
    >
      <span>${title}</span>
    </div>`;
  });
}
