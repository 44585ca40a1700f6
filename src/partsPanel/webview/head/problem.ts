import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { checkIcon, warningIcon } from '../../../panel/webview/icons.ts';
import type { ViewState } from '../state/state.ts';
import { button } from '../../../panel/webview/button.ts';
import { problemTexts as texts } from '../texts/problems.ts';

/** The latest problem, what to do about it, and Retry if that can help. */
export function problemTemplate(state: ViewState, actions: Actions): TemplateResult | typeof nothing {
  if (state.link === 'silent') {
    const [sentence, detail] = texts.silent;
    return box(sentence, detail, button(texts.retry, actions.reconnect));
  }
  if (state.kind === 'waiting') return nothing;
  const { closed, problem } = state.loading;
  if (closed) {
    const why = problem?.message ? `${problem.message} ${problem.nextStep}` : texts.stillShown;
    const reopen = state.loading.reopens ? button(texts.reconnect, actions.retry) : nothing;
    return box(texts.closed, why.trim(), reopen);
  }
  if (!problem) return nothing;
  if (problem.gone) return nothing;
  const sentence = problem.refreshing ? texts.refreshing : texts.loading(state.rows.parts > 0);
  return box(sentence, `${problem.message} ${problem.nextStep}`.trim(), button(texts.retry, actions.retry));
}

/** How the upload has ended, which leaves nothing to be said of what could be done with it; undefined while it is there. */
export function endTemplate(state: ViewState, actions: Actions): TemplateResult | undefined {
  if (state.kind === 'waiting') return undefined;
  const { closed, problem } = state.loading;
  const gone = problem?.gone;
  // What was done from here stays true; what else is unknown cannot be asked again without a connection.
  if (!gone || (closed && gone === 'unknown')) return undefined;
  const [sentence, what] = texts.gone[gone];
  const detail = state.rows.parts > 0 ? `${what} ${texts.stillShown}` : what;
  if (gone === 'completed') return box(sentence, detail, nothing, 'done');
  return box(sentence, detail, gone === 'unknown' ? button(texts.retry, actions.retry) : nothing);
}

function box(
  sentence: string,
  detail: string,
  retry: TemplateResult | typeof nothing = nothing,
  kind: 'warning' | 'done' = 'warning',
): TemplateResult {
  return html`<div class="problem ${kind}" role="alert">
    ${kind === 'done' ? checkIcon : warningIcon}
    <p><strong>${sentence}</strong> ${detail}</p>
    ${retry}
  </div>`;
}
