import { html, type TemplateResult } from 'lit';
import type { TableActions } from '../../table/view/events.ts';
import { takeKey } from '../../table/view/takeKey.ts';
import { modifier, valueOf } from './field.ts';
import { filterTexts as texts } from './texts.ts';

/** The field that filters a table: Escape clears it, Enter and Down go to the rows. `title` says what can be typed. */
export function filterField(
  filter: string,
  title: string,
  actions: Pick<TableActions, 'table' | 'enterTable'>,
): TemplateResult {
  return html`<vscode-textfield
    class="filter"
    .label=${texts.label}
    placeholder=${texts.placeholder(modifier)}
    title=${title}
    .value=${filter}
    @input=${(event: Event) => actions.table({ type: 'filter', text: valueOf(event) })}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') actions.table({ type: 'escape' });
      else if (event.key === 'Enter' || event.key === 'ArrowDown') actions.enterTable();
      else return;
      takeKey(event);
    }}
  ></vscode-textfield>`;
}
