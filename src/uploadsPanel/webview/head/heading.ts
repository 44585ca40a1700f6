import { html, nothing, type TemplateResult } from 'lit';
import { displayText } from '../../../core/text/displayText.ts';
import { button } from '../../../panel/webview/button.ts';
import { selectedInOrder } from '../../../table/model/selection.ts';
import type { Actions } from '../state/actions.ts';
import { selectionText } from '../state/announcement.ts';
import { shownUploads } from '../state/arrangement.ts';
import type { ViewState } from '../state/state.ts';
import { headTexts as texts } from '../texts.ts';

/** What is looked through, and what can be done with what was found. */
export function headingTemplate(state: ViewState, actions: Actions): TemplateResult {
  const { news } = state;
  const scope = news && displayText(news.scope, 80);
  return html`<header>
    <h1 id="heading">
      ${texts.title}
      ${scope === undefined ? nothing : html`<bdi class="scope">${news?.readOnly ? texts.readOnly(scope) : scope}</bdi>`}
    </h1>
    ${state.rows.uploads.length > 0 ? actionsTemplate(state, actions) : nothing}
  </header>`;
}

function actionsTemplate(state: ViewState, actions: Actions): TemplateResult {
  const { news, selection, arrangement } = state;
  const isEmpty = shownUploads(state).length === 0;
  const nothingSelected = selectedInOrder(selection, arrangement).length === 0;
  return html`<div class="upload-actions" role="group" aria-label=${texts.actions}>
    <span class="selected">${selectionText(state)}</span>
    ${
      news?.counting
        ? button(texts.stopCounting, actions.stopCounting, { secondary: true })
        : button(texts.countParts, actions.countParts, { disabled: isEmpty, secondary: true })
    }
    ${
      news?.readOnly
        ? nothing
        : button(texts.abort, actions.abort, { disabled: nothingSelected, secondary: true })
    }
    ${button(texts.exportUploads, actions.exportUploads, { disabled: isEmpty, secondary: true })}
    ${button(texts.openAsText, actions.openAsText, { disabled: isEmpty, secondary: true })}
  </div>`;
}
