import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { button } from '../elements/button.ts';
import type { UploadView } from '../state/state.ts';
import { takeKey } from '../../../table/view/takeKey.ts';

/** The modifier key of shortcuts, as the system's menus write it. */
const modifier = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl+';

/** Filter, Go To, and actions for the whole table. */
export function finderTemplate(state: UploadView, actions: Actions): TemplateResult {
  const { filter, offers, verification } = state;
  const verifying = verification !== undefined && !verification.outcome;
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
    ${button('Export Parts…', actions.exportParts, { secondary: true })}
    ${button('Open as Text', actions.openAsText, { secondary: true })}
    ${
      offers.includes('verify')
        ? button('Verify Local File…', actions.verify, { disabled: verifying, secondary: true })
        : nothing
    }
  </div>`;
}

function valueOf({ currentTarget }: Event): string {
  const { value } = currentTarget as EventTarget & { readonly value?: unknown };
  return typeof value === 'string' ? value : '';
}
