import { html, nothing, type TemplateResult } from 'lit';
import { uploadLabel } from '../../../core/description/uploadLabel.ts';
import { displayText, shortId } from '../../../core/text/displayText.ts';
import { button } from '../../../panel/webview/button.ts';
import type { Actions } from '../state/actions.ts';
import { shownUpload, type UploadView, type ViewState } from '../state/state.ts';
import { headingTexts as texts } from '../texts/upload.ts';

/** The name of the upload, and what can be done with the whole of it. */
export function headingTemplate(state: ViewState, actions: Actions): TemplateResult {
  const upload = shownUpload(state);
  return html`<header>
    <h1 id="heading"><bdi>${headingText(state)}</bdi></h1>
    ${upload ? actionsTemplate(upload, actions) : nothing}
  </header>`;
}

/** The upload by its file or description, or its id. */
export function headingText(state: ViewState): string {
  if (state.kind === 'waiting') return texts.upload;
  const { description, uploadId } = state.facts;
  return displayText(description)
    ? uploadLabel({ id: uploadId, description }).name
    : texts.uploadWithId(shortId(uploadId));
}

function actionsTemplate(
  { offers, verification, rows, loading }: UploadView,
  actions: Actions,
): TemplateResult | typeof nothing {
  const watching = loading.watching !== undefined;
  const isEmpty = rows.count === 0;
  if (isEmpty && !watching && !offers.includes('watch')) return nothing;
  const verifying = verification !== undefined && !verification.outcome;
  return html`<div class="upload-actions" role="group" aria-label=${texts.upload}>
    ${watching ? button(texts.unwatch, actions.unwatch, { secondary: true }) : nothing}
    ${
      !watching && offers.includes('watch')
        ? button(texts.watch, actions.watch, { secondary: true })
        : nothing
    }
    ${
      offers.includes('verify') && !isEmpty
        ? button(texts.verify, actions.verify, { disabled: verifying, secondary: true })
        : nothing
    }
    ${
      isEmpty
        ? nothing
        : html`${button(texts.exportParts, actions.exportParts, { secondary: true })}
          ${button(texts.openAsText, actions.openAsText, { secondary: true })}`
    }
  </div>`;
}
