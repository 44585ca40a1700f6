import { html, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import type { UploadView } from '../state/state.ts';
import { takeKey } from '../../../table/view/takeKey.ts';

/** The modifier key of shortcuts, as the system's menus write it. */
const modifier = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl+';

/** Filter and Go To. */
export function finderTemplate({ filter }: UploadView, actions: Actions): TemplateResult {
  return html`<div class="finder" role="group" aria-label="Table">
    <vscode-textfield
      class="filter"
      .label=${'Filter'}
      placeholder="Filter (${modifier}F)"
      title="Part number, offset or range of bytes, start of a tree hash, or status such as missing or differs"
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
      .label=${'Go to part or offset'}
      placeholder="Go to (${modifier}G)"
      title="Part number, offset such as 12.5 GiB, or start of a tree hash"
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
