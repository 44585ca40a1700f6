import { html, nothing, type TemplateResult } from 'lit';
import { displayText } from '../../../core/text/displayText.ts';
import type { Actions } from '../state/actions.ts';
import { button } from '../elements/button.ts';
import type { UploadView } from '../state/state.ts';
import { longestFileName } from '../state/texts.ts';

/** The running or finished verification. */
export function verificationTemplate(
  { verification, offers }: UploadView,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (!verification) return nothing;
  const name = html`<bdi>${displayText(verification.name, longestFileName)}</bdi>`;
  return html`<div class="verification">
    <p>
      ${verification.sentence ? html`${name}: ${verification.sentence}` : html`Verifying against ${name}…`}
    </p>
    ${
      offers.includes('openReport') ? button('Open Report', actions.openReport, { secondary: true }) : nothing
    }
  </div>`;
}
