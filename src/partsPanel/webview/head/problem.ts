import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { warningIcon } from '../elements/icons.ts';
import type { ViewState } from '../state/state.ts';
import { button } from '../elements/button.ts';

/** The latest problem, what to do about it, and Retry if that can help. */
export function problemTemplate(state: ViewState, actions: Actions): TemplateResult | typeof nothing {
  if (state.link === 'silent') {
    const message = 'It may be busy or stopped.';
    return box('The extension is not responding.', message, button('Retry', actions.reconnect));
  }
  if (state.kind === 'waiting') return nothing;
  const { closed, problem } = state.loading;
  if (closed) {
    const why = problem ? `${problem.message} ${problem.nextStep}` : 'Loaded parts are still shown.';
    const reopen = state.loading.reopens ? button('Reconnect', actions.retry) : nothing;
    return box('The connection was closed.', why.trim(), reopen);
  }
  if (!problem) return nothing;
  if (problem.gone) {
    const message =
      'It was completed, aborted, or removed after 24 hours without activity. Loaded parts are still shown.';
    return box('The upload no longer exists.', message, button('Retry', actions.retry));
  }
  const sentence = problem.refreshing
    ? 'Could not refresh the parts.'
    : `Could not load ${state.rows.parts > 0 ? 'more' : 'the'} parts.`;
  return box(sentence, `${problem.message} ${problem.nextStep}`.trim(), button('Retry', actions.retry));
}

function box(
  sentence: string,
  detail: string,
  retry: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="problem" role="alert">
    ${warningIcon}
    <p><strong>${sentence}</strong> ${detail}</p>
    ${retry}
  </div>`;
}
