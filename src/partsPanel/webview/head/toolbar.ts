import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { button } from '../../../panel/webview/button.ts';
import { canLoadMore, isBusy, shownUpload, type UploadView, type ViewState } from '../state/state.ts';
import { arrangementText, countText, selectionText } from '../state/summary.ts';
import { timeOf } from '../../../panel/webview/timeOf.ts';
import { loadingTexts as texts } from '../texts/loading.ts';

/**
 * How much is loaded, and as of when, buttons to load more, and what part of it is shown. The answer to what was just done
 * comes first, as the line is cut at its end.
 */
export function toolbarTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const upload = shownUpload(state);
  return html`<div class="toolbar" role="group" aria-label=${texts.toolbar}>
    ${upload ? loadingTemplate(upload, actions) : nothing}
    <span class="words">
      <span class="notice" title=${state.notice}>${state.notice}</span>
      <span class="count">${countText(state)}</span>
      <span class="arrangement">${upload ? arrangementText(upload) : nothing}</span>
      <span class="selected">${selectionText(state)}</span>
    </span>
    ${upload ? refreshTemplate(upload, actions, now) : nothing}
  </div>`;
}

function loadingTemplate(state: UploadView, actions: Actions): TemplateResult {
  const { loading } = state;
  const disabled = isBusy(state);
  return html`${
    loading.done || loading.problem?.gone
      ? nothing
      : html`${button(texts.loadAll, actions.loadAll, { disabled })}
        ${button(texts.loadMore, actions.loadMore, { disabled: !canLoadMore(state), secondary: true })}`
  }
  ${loading.all ? button(texts.cancel, actions.cancel, { secondary: true }) : nothing}`;
}

/** Parts that another tool sends, and the end of an upload, are seen only when the list is read again. */
function refreshTemplate(state: UploadView, actions: Actions, now: number): TemplateResult {
  const { asOf, hasSent = false } = state.loading;
  const { language } = state.facts;
  return html`<span class="as-of">
    ${
      asOf === undefined
        ? nothing
        : texts.asOf(
            html`<time datetime=${new Date(asOf).toISOString()}>${timeOf(asOf, now, language)}</time>`,
            hasSent,
          )
    }
    ${button(texts.refresh, actions.refresh, { disabled: isBusy(state), secondary: true })}
  </span>`;
}
