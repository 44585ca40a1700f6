import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from './state/actions.ts';
import { verificationTemplate, watchingTemplate } from './head/verification.ts';
import { coverageTemplate } from './map/coverageMap.ts';
import { detailTemplate } from './grid/detail.ts';
import { detailsTemplate } from './head/details.ts';
import { factsTemplate } from './head/facts.ts';
import { finderTemplate } from './head/finder.ts';
import { headingTemplate } from './head/heading.ts';
import { endTemplate, problemTemplate } from './head/problem.ts';
import { shownUpload, type ViewState } from './state/state.ts';
import { noMatchText } from './state/summary.ts';
import { toolbarTemplate } from './head/toolbar.ts';
import { loadingTexts } from './texts/loading.ts';
import { rowTexts } from './texts/rows.ts';

/** The whole panel except the rows of the table, which are drawn separately on every scroll. */
export function panelTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const upload = shownUpload(state);
  const empty = !upload || (upload.rows.count === 0 && upload.arrangement.count === 0);
  return html`<main>
    <section aria-labelledby="heading">
      ${headingTemplate(state, actions)}
      ${
        upload
          ? html`${endTemplate(state, actions) ?? verificationTemplate(upload, actions, now)}
            ${watchingTemplate(upload, now)} ${factsTemplate(upload, actions, now)}
            ${detailsTemplate(upload, actions)}`
          : nothing
      }
    </section>
    <section class="content" aria-label=${rowTexts.parts}>
      <div ?hidden=${empty}>${upload ? coverageTemplate(upload, actions) : nothing}</div>
      <div class="tools">
        <div ?hidden=${empty}>${upload ? finderTemplate(upload, actions) : nothing}</div>
        ${toolbarTemplate(state, actions, now)}
      </div>
      ${problemTemplate(state, actions)}
      <div class="progress">
        ${isWorking(state) ? html`<vscode-progress-bar indeterminate aria-label=${loadingTexts.progress}></vscode-progress-bar>` : nothing}
      </div>
      ${empty || upload.arrangement.count > 0 ? nothing : html`<p class="nothing">${noMatchText(upload)}</p>`}
      <div
        class="grid"
        role="grid"
        aria-label=${rowTexts.parts}
        aria-multiselectable="true"
        data-vscode-context=${rowsContext}
        ?hidden=${empty}
      ></div>
    </section>
    <div class="spoken" aria-live="polite"></div>
    ${upload ? detailTemplate(upload, actions) : nothing}
  </main>`;
}

function isWorking(state: ViewState): boolean {
  if (state.link === 'connecting') return true;
  if (state.kind === 'waiting' || state.link === 'silent') return false;
  return state.loading.status === 'loading' || state.loading.all;
}

/** The context by which VS Code's menus apply to the table (`webview/context` in the manifest). */
const rowsContext = JSON.stringify({ webviewSection: 'parts', preventDefaultContextMenuItems: true });
