import { html, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import type { UploadView } from '../state/state.ts';
import { finderTexts as texts } from '../texts/finder.ts';
import { takeKey } from '../../../table/view/takeKey.ts';

const modifier = navigator.userAgent.includes('Mac') ? texts.modifier.mac : texts.modifier.others;

/** Filter and Go To. */
export function finderTemplate({ filter }: UploadView, actions: Actions): TemplateResult {
  return html`<div class="finder" role="group" aria-label=${texts.group}>
    <vscode-textfield
      class="filter"
      .label=${texts.filter.label}
      placeholder=${texts.filter.placeholder(modifier)}
      title=${texts.filter.title}
      .value=${filter}
      @input=${(event: Event) => actions.table({ type: 'filter', text: valueOf(event) })}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') actions.table({ type: 'escape' });
        else if (event.key === 'Enter' || event.key === 'ArrowDown') actions.enterTable();
        else return;
        takeKey(event);
      }}
    ></vscode-textfield>
    <vscode-textfield
      class="go-to"
      .label=${texts.goTo.label}
      placeholder=${texts.goTo.placeholder(modifier)}
      title=${texts.goTo.title}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') actions.goTo(valueOf(event));
        else if (event.key === 'Escape') actions.enterTable();
        else return;
        takeKey(event);
      }}
    ></vscode-textfield>
  </div>`;
}

function valueOf({ currentTarget }: Event): string {
  const { value } = currentTarget as EventTarget & { readonly value?: unknown };
  return typeof value === 'string' ? value : '';
}
