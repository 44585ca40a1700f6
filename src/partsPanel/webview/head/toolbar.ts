import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { button } from '../elements/button.ts';
import { shownUpload, type UploadView, type ViewState } from '../state/state.ts';
import { arrangementText, countText, selectionText } from '../state/texts.ts';

/** How much is loaded, buttons to load more, and what part of it is shown. */
export function toolbarTemplate(state: ViewState, actions: Actions): TemplateResult {
  const upload = shownUpload(state);
  return html`<div class="toolbar" role="group" aria-label="Loading">
    ${upload ? loadingTemplate(upload, actions) : nothing}
    <span class="count">${countText(state)}</span>
    <span class="arrangement">${upload ? arrangementText(upload) : nothing}</span>
    <span class="selected">${selectionText(state)}</span>
    <span class="notice">${state.notice}</span>
  </div>`;
}

function loadingTemplate({ loading, link }: UploadView, actions: Actions): TemplateResult {
  const disabled = loading.closed || link !== 'live' || loading.status === 'loading' || loading.all;
  return html`${
    loading.done
      ? nothing
      : html`${button('Load More', actions.loadMore, { disabled: disabled || loading.problem !== undefined })}
        ${button('Load All', actions.loadAll, { disabled, secondary: true })}`
  }
  ${loading.all ? button('Cancel', actions.cancel, { secondary: true }) : nothing}`;
}
