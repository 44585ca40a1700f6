import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from './actions.ts';
import { factsTemplate, headingText } from './facts.ts';
import { problemTemplate } from './problem.ts';
import type { ViewState } from './state.ts';
import { toolbarTemplate } from './toolbar.ts';

/** The whole page but for the table's inside, which is drawn by itself, on every scroll. */
export function pageTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const { facts, rows, loading } = state;
  const busy =
    state.link === 'connecting' || (state.link === 'live' && (loading.status === 'loading' || loading.all));
  return html`<main>
    <section aria-labelledby="heading">
      <h1 id="heading"><bdi>${headingText(facts)}</bdi></h1>
      ${facts ? factsTemplate(facts, state, now) : nothing}
    </section>
    <section class="parts" aria-label="Parts">
      ${toolbarTemplate(state, actions)} ${problemTemplate(state, actions)}
      <div class="progress">
        ${busy ? html`<vscode-progress-bar indeterminate aria-label="Loading parts"></vscode-progress-bar>` : nothing}
      </div>
      <div class="grid" role="grid" aria-label="Parts" tabindex="0" ?hidden=${rows.count === 0}></div>
    </section>
    <div class="spoken" aria-live="polite"></div>
  </main>`;
}
