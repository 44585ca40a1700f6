import { html, nothing, type TemplateResult } from 'lit';
import { displayText } from '../../core/text/displayText.ts';
import { detailTemplate } from './grid/detail.ts';
import { finderTemplate } from './head/finder.ts';
import { headingTemplate } from './head/heading.ts';
import { progressTemplate, silenceTemplate } from './head/progress.ts';
import type { Actions } from './state/actions.ts';
import { shownUploads } from './state/arrangement.ts';
import type { ViewState } from './state/state.ts';
import { headTexts as texts } from './texts.ts';

/** The whole panel except the rows of the table, which are drawn separately on every scroll. */
export function panelTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const { rows, news, link, arrangement } = state;
  const isWorking = link === 'connecting' || news?.progress.state === 'running' || news?.counting;
  return html`<main>
    <section aria-labelledby="heading">${headingTemplate(state, actions)}</section>
    <section class="content" aria-label=${texts.title}>
      <div class="tools">
        <div ?hidden=${rows.uploads.length === 0}>${finderTemplate(state, actions)}</div>
        ${progressTemplate(state, actions, now)}
      </div>
      ${silenceTemplate(state, actions)}
      <div class="progress">
        ${
          isWorking && link !== 'silent'
            ? html`<vscode-progress-bar indeterminate aria-label=${texts.looking}></vscode-progress-bar>`
            : nothing
        }
      </div>
      ${emptyTemplate(state)}
      <div
        class="grid ${news?.several ? '' : 'of-one'}"
        role="grid"
        aria-label=${texts.title}
        aria-multiselectable="true"
        data-vscode-context=${rowsContext}
        ?hidden=${arrangement.count === 0}
      ></div>
    </section>
    <div class="spoken" aria-live="polite"></div>
    ${detailTemplate(state, actions, now)}
  </main>`;
}

function emptyTemplate(state: ViewState): TemplateResult | typeof nothing {
  const { rows, news, filter } = state;
  if (!news || shownUploads(state).length > 0) return nothing;
  const { progress } = news;
  // Nobody knows, and the problems say why.
  if (progress.state === 'over' && progress.vaults === 0 && rows.problems.length > 0) return nothing;
  const text =
    rows.uploads.length > 0
      ? texts.noMatch(displayText(filter, 40))
      : progress.state === 'over'
        ? texts.nothingFound
        : texts.nothingYet;
  return html`<p class="nothing">${text}</p>`;
}

/** The context by which VS Code's menus apply to the table (`webview/context` in the manifest). */
const rowsContext = JSON.stringify({ webviewSection: 'uploads', preventDefaultContextMenuItems: true });
