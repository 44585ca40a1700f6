import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from './state/actions.ts';
import { verificationTemplate } from './head/verification.ts';
import { coverageTemplate } from './map/coverageMap.ts';
import { detailTemplate } from './grid/detail.ts';
import { factsTemplate, headingText } from './head/facts.ts';
import { finderTemplate } from './head/finder.ts';
import { problemTemplate } from './head/problem.ts';
import type { ViewState } from './state/state.ts';
import { noMatchText } from './state/texts.ts';
import { toolbarTemplate } from './head/toolbar.ts';

/** The whole page but for the table's inside, which is drawn by itself, on every scroll. */
export function pageTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const { facts, rows, loading, arrangement } = state;
  const busy =
    state.link === 'connecting' || (state.link === 'live' && (loading.status === 'loading' || loading.all));
  const empty = rows.count === 0 && arrangement.count === 0;
  return html`<main>
    <section aria-labelledby="heading">
      <h1 id="heading"><bdi>${headingText(facts)}</bdi></h1>
      ${facts ? factsTemplate(facts, state, now) : nothing}
    </section>
    <section class="parts" aria-label="Parts">
      <div ?hidden=${empty}>${coverageTemplate(state, actions)}</div>
      <div ?hidden=${empty}>${finderTemplate(state, actions)}</div>
      ${verificationTemplate(state, actions)} ${toolbarTemplate(state, actions)}
      ${problemTemplate(state, actions)}
      <div class="progress">
        ${busy ? html`<vscode-progress-bar indeterminate aria-label="Loading parts"></vscode-progress-bar>` : nothing}
      </div>
      ${empty || arrangement.count > 0 ? nothing : html`<p class="nothing">${noMatchText(state)}</p>`}
      <div
        class="grid"
        role="grid"
        aria-label="Parts"
        aria-multiselectable="true"
        data-vscode-context=${rowsContext}
        ?hidden=${empty}
      ></div>
    </section>
    <div class="spoken" aria-live="polite"></div>
    ${detailTemplate(state, actions)}
  </main>`;
}

/** What VS Code's own context menu for the table goes by (`webview/context` in the manifest). */
const rowsContext = JSON.stringify({ webviewSection: 'parts', preventDefaultContextMenuItems: true });
