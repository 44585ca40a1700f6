import { html, nothing, type TemplateResult } from 'lit';
import { displayText } from '../../core/text.ts';
import type { Actions } from './actions.ts';
import { button } from './button.ts';
import type { ViewState } from './state.ts';
import { longestFileName } from './texts.ts';

/** What the parts are being compared with, or what came of it. */
export function checkTemplate(
  { check, offers }: ViewState,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (!check) return nothing;
  const name = html`<bdi>${displayText(check.name, longestFileName)}</bdi>`;
  return html`<div class="comparison">
    <p>${check.sentence ? html`${name}: ${check.sentence}` : html`Checking against ${name}…`}</p>
    ${
      offers.includes('openReport') ? button('Open Report', actions.openReport, { secondary: true }) : nothing
    }
  </div>`;
}
