import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { warningIcon } from '../../../panel/webview/icons.ts';
import type { ViewState } from '../state/state.ts';
import { button } from '../../../panel/webview/button.ts';

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
  if (problem.gone) return nothing;
  const sentence = problem.refreshing
    ? 'Could not refresh the parts.'
    : `Could not load ${state.rows.parts > 0 ? 'more' : 'the'} parts.`;
  return box(sentence, `${problem.message} ${problem.nextStep}`.trim(), button('Retry', actions.retry));
}

/** How the upload has ended, which leaves nothing to be said of what could be done with it; undefined while it is there. */
export function endTemplate(state: ViewState, actions: Actions): TemplateResult | undefined {
  const gone = state.kind === 'waiting' || state.loading.closed ? undefined : state.loading.problem?.gone;
  if (!gone) return undefined;
  const [sentence, detail] = ends[gone];
  return box(sentence, detail, gone === 'unknown' ? button('Retry', actions.retry) : nothing);
}

const ends = {
  completed: [
    'The upload was completed.',
    'Its archive is among the completed archives. Loaded parts are still shown.',
  ],
  aborted: ['The upload was aborted.', 'Loaded parts are still shown, but are no longer stored.'],
  unknown: [
    'The upload no longer exists.',
    'It was completed, aborted, or removed after 24 hours without activity. Loaded parts are still shown.',
  ],
} as const;

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
