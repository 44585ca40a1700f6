import { html, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Actions } from '../state/actions.ts';
import { shownAt } from '../state/arrangement.ts';
import { withSending } from '../../../core/parts/sendingCoverage.ts';
import { coveragePaths } from './coveragePaths.ts';
import { patterns } from './coveragePatterns.ts';
import { coverageSentence, coverageWords, runText } from './coverageWords.ts';
import { goToByte } from '../state/goTo.ts';
import { type MapStop, mapStops, stopText } from './mapStops.ts';
import type { UploadView } from '../state/state.ts';
import { stopListsTemplate } from './stopLists.ts';
import { coverageTexts as texts } from '../texts/coverage.ts';
import { takeKey } from '../../../table/view/takeKey.ts';

/** Pixels. */
const mapHeight = 18;

/** VS Code's menu would offer to cut and paste. */
const noMenu = JSON.stringify({ preventDefaultContextMenuItems: true });

/**
 * The bytes of the upload by state: as a picture, in words, and as lists of what differs and what is missing. For the
 * keyboard it is a slider that steps through these lists.
 */
export function coverageTemplate(state: UploadView, actions: Actions): TemplateResult {
  const { coverage, mapWidth, rows } = state;
  const stops = mapStops(coverage);
  const current = stopAtCursor(state, stops);
  const kind = stops.every(({ kind }) => kind === 'gap') ? 'gap' : 'finding';
  const list = state.verification?.byList ? 'by-list' : '';
  return html`<section class="coverage ${list}" aria-label=${texts.map} data-vscode-context=${noMenu}>
    <div
      class="map"
      role="slider"
      tabindex="0"
      aria-label=${texts.slider[kind]}
      aria-valuemin="0"
      aria-valuemax=${stops.length}
      aria-valuenow=${current + 1}
      aria-valuetext=${valueText(state, stops, current, kind)}
      @mousemove=${(event: MouseEvent) => hovered(state, event)}
      @click=${(event: MouseEvent) => clicked(state, actions, stops, event)}
      @keydown=${(event: KeyboardEvent) => {
        const next = nextStop(event.key, state, stops, current);
        if (event.key === 'Enter') actions.enterTable();
        else if (next !== undefined) goToByte(state, actions, stops[next]?.range.start, false);
        else return;
        takeKey(event);
      }}
    >
      <svg width="100%" height=${mapHeight} aria-hidden="true">
        <defs>${patterns}</defs>
        <g>
          ${guard([coverage, mapWidth, rows.sending], () =>
            coveragePaths(withSending(coverage, rows.sending), mapWidth, mapHeight).map(
              (path) => svg`<path d=${path.d} fill="url(#pattern-${path.state})"></path>`,
            ),
          )}
        </g>
      </svg>
      <div class="viewport"></div>
    </div>
    <div class="in-words">
      <ul class="legend" aria-label=${texts.legend}>
        ${coverageWords(state).map(
          ({ state: name, text }) =>
            html`<li>
              <svg width="14" height="10" aria-hidden="true">
                <rect width="14" height="10" fill="url(#pattern-${name})"></rect>
              </svg>
              ${text}
            </li>`,
        )}
      </ul>
      ${stopListsTemplate(state, actions, stops)}
    </div>
  </section>`;
}

/** The slider's value text: `Gap 1 of 3: 36 MiB missing: …`, or the whole map if the cursor is at no stop. */
function valueText(
  state: UploadView,
  stops: readonly MapStop[],
  current: number,
  kind: 'gap' | 'finding',
): string {
  const stop = stops[current];
  if (!stop) return coverageSentence(state);
  return texts.stop[kind](current + 1, stops.length, stopText(stop, state.facts.partSize));
}

/** Says what the bytes under the pointer are. */
function hovered(
  { coverage, mapWidth, rows, verification }: UploadView,
  { offsetX, currentTarget }: MouseEvent,
): void {
  const byte = Math.floor((offsetX * coverage.bytes) / Math.max(1, mapWidth));
  const { runs } = withSending(coverage, rows.sending);
  const run = runs.find(({ range }) => range.start <= byte && byte <= range.end);
  if (currentTarget instanceof HTMLElement) currentTarget.title = run ? runText(run, verification) : '';
}

function clicked(
  state: UploadView,
  actions: Actions,
  stops: readonly MapStop[],
  { offsetX }: MouseEvent,
): void {
  const { coverage, mapWidth } = state;
  const perPixel = coverage.bytes / Math.max(1, mapWidth);
  const [from, to] = [offsetX * perPixel, (offsetX + 1) * perPixel];
  // A click on a mark thinner than a pixel selects that finding.
  const stop = stops.find(({ range }) => range.start < to && range.end >= from);
  goToByte(state, actions, stop ? Math.max(stop.range.start, Math.floor(from)) : Math.floor(from), true);
}

/** The index of the stop whose row has the cursor; -1 if none has. */
function stopAtCursor(state: UploadView, stops: readonly MapStop[]): number {
  const row = shownAt(state, state.cursor.place);
  if (!row) return -1;
  return stops.findIndex(
    ({ kind, range }) =>
      (kind === 'gap') === (row.kind === 'gap') &&
      range.start <= row.range.end &&
      range.end >= row.range.start,
  );
}

/** The stop a key leads to, from the stop or the place where the cursor is. */
function nextStop(
  key: string,
  state: UploadView,
  stops: readonly MapStop[],
  current: number,
): number | undefined {
  if (stops.length === 0) return undefined;
  const at = shownAt(state, state.cursor.place)?.range.start ?? -1;
  const after = current >= 0 ? current + 1 : stops.findIndex(({ range }) => range.start > at);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return after >= 0 && after < stops.length ? after : stops.length - 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return current >= 0 ? Math.max(0, current - 1) : Math.max(0, (after < 0 ? stops.length : after) - 1);
    case 'Home':
      return 0;
    case 'End':
      return stops.length - 1;
    default:
      return undefined;
  }
}
