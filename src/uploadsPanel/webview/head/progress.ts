import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../panel/webview/button.ts';
import { warningIcon } from '../../../panel/webview/icons.ts';
import { timeOf } from '../../../panel/webview/timeOf.ts';
import type { Actions } from '../state/actions.ts';
import { filteredText } from '../state/announcement.ts';
import type { ViewState } from '../state/state.ts';
import { countingText, headTexts as texts, progressText } from '../texts.ts';

/** How far looking for uploads is, the buttons for that, and what is shown of them. */
export function progressTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const { news, rows } = state;
  if (!news) return html`<div class="toolbar"><span class="count">${texts.waiting}</span></div>`;
  const { progress, counting, language } = news;
  const found = progressText(progress, rows.uploads.length);
  return html`<div class="toolbar" role="group" aria-label=${texts.looking}>
    ${progress.state === 'running' ? button(texts.stop, actions.stop, { secondary: true }) : nothing}
    ${progress.state === 'stopped' ? button(texts.goOn, actions.goOn) : nothing}
    <span class="words" title=${found}>
      <span class="notice" title=${state.notice}>${state.notice}</span>
      <span class="count">${found}</span>
      <span class="arrangement">${counting ? countingText(counting) : filteredText(state)}</span>
    </span>
    <span class="as-of">
      ${
        progress.asOf === 0
          ? nothing
          : html`${texts.asOf}
              <time datetime=${new Date(progress.asOf).toISOString()}
                >${timeOf(progress.asOf, now, language)}</time
              >`
      }
      ${progress.state === 'running' ? nothing : button(texts.refresh, actions.refresh, { secondary: true })}
    </span>
  </div>`;
}

/** That the extension does not answer; nothing while it does. */
export function silenceTemplate({ link }: ViewState, actions: Actions): TemplateResult | typeof nothing {
  if (link !== 'silent') return nothing;
  return html`<div class="problem" role="alert">
    ${warningIcon}
    <p><strong>${texts.silent}</strong> ${texts.silentDetail}</p>
    ${button(texts.retry, actions.reconnect)}
  </div>`;
}
