import { html, type TemplateResult } from 'lit';
import { modifier, valueOf } from '../../../panel/webview/field.ts';
import { filterField } from '../../../panel/webview/filterField.ts';
import type { Actions } from '../state/actions.ts';
import type { UploadView } from '../state/state.ts';
import { finderTexts as texts } from '../texts/finder.ts';
import { takeKey } from '../../../table/view/takeKey.ts';

/** Filter and Go To. */
export function finderTemplate({ filter }: UploadView, actions: Actions): TemplateResult {
  return html`<div class="finder" role="group" aria-label=${texts.group}>
    ${filterField(filter, texts.filter.title, actions)}
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
