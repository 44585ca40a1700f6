import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from './actions.ts';
import type { ViewState } from './state.ts';
import { countText } from './texts.ts';

/** How much is loaded, and what can be done about it. */
export function toolbarTemplate(state: ViewState, actions: Actions): TemplateResult {
  const { loading, link } = state;
  const more = state.facts !== undefined && !loading.done;
  const disabled = loading.closed || link !== 'live' || loading.status === 'loading' || loading.all;
  return html`<div class="toolbar" role="group" aria-label="Loading">
    ${
      more
        ? html`${button('Load More', actions.loadMore, { disabled: disabled || loading.problem !== undefined })}
          ${button('Load All', actions.loadAll, { disabled, secondary: true })}`
        : nothing
    }
    ${loading.all ? button('Cancel', actions.cancel, { secondary: true }) : nothing}
    <span class="count">${countText(state)}</span>
    <span class="notice">${state.notice}</span>
  </div>`;
}

/** A button of VS Code's look. Its own `disabled` would take the focus away and tell a screen reader nothing. */
export function button(
  label: string,
  action: () => void,
  { disabled = false, secondary = false } = {},
): TemplateResult {
  return html`<vscode-button
    ?secondary=${secondary}
    aria-disabled=${String(disabled)}
    @click=${() => {
      if (!disabled) action();
    }}
    >${label}</vscode-button
  >`;
}
