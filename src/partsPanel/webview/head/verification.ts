import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { VerificationNews } from '../../protocol/messages.ts';
import type { Actions } from '../state/actions.ts';
import { button } from '../../../panel/webview/button.ts';
import { checkIcon, errorIcon, warningIcon } from '../../../panel/webview/icons.ts';
import type { UploadView } from '../state/state.ts';
import { sendingText, verificationAgainst } from '../state/verification.ts';
import { watchingText } from '../state/watching.ts';
import { verificationTexts as texts } from '../texts/verification.ts';

type Severity = NonNullable<VerificationNews['outcome']>['severity'];

const icons: Readonly<Record<Severity, SVGTemplateResult>> = {
  error: errorIcon,
  warning: warningIcon,
  good: checkIcon,
};

/** What watching the upload has shown; nothing while it is not watched. */
export function watchingTemplate({ loading }: UploadView, now: number): TemplateResult | typeof nothing {
  if (!loading.watching) return nothing;
  return html`<div class="verification watching"><p>${watchingText(loading.watching, now)}</p></div>`;
}

/** The verdict, which is what people come for, or how far a verification is. */
export function verificationTemplate(
  state: UploadView,
  actions: Actions,
  now: number,
): TemplateResult | typeof nothing {
  const { verification, offers } = state;
  const { sending } = state.loading;
  // What is to be sent need not be said while it is.
  if (sending)
    return html`<div class="verification">
      <p><strong>${sendingText(sending)}</strong></p>
    </div>`;
  if (!verification) return nothing;
  const { outcome } = verification;
  return html`<div class="verification ${outcome?.severity ?? ''}">
    ${outcome ? icons[outcome.severity] : nothing}
    <p>
      ${outcome ? html`<strong>${outcome.sentence}</strong>` : nothing}
      <bdi class="against">${verificationAgainst(state, now)}</bdi>
    </p>
    ${
      offers.includes('openReport')
        ? button(texts.openReport, actions.openReport, { secondary: true })
        : nothing
    }
  </div>`;
}
