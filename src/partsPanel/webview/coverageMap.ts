import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ByteRange } from '../../core/byteRange.ts';
import { formatCount } from '../../core/bytes.ts';
import { gapsOf } from '../../core/coverage.ts';
import type { Actions } from './actions.ts';
import { shownAt } from './arrangement.ts';
import { coveragePaths } from './coveragePaths.ts';
import { patterns } from './coveragePatterns.ts';
import { coverageSentence, coverageWords } from './coverageWords.ts';
import { findByte } from './goTo.ts';
import { gapText } from './rowText.ts';
import type { ViewState } from './state.ts';
import { takeKey } from './takeKey.ts';

/** Pixels. */
const mapHeight = 18;

/** Gaps that are listed by name; the table shows all of them, however many. */
const listedGaps = 3;

/**
 * The upload from its first byte to its last, and what is known of each: as a picture, in words, and as a list of gaps.
 * To the keyboard it is a slider, whose steps are the gaps.
 */
export function coverageTemplate(state: ViewState, actions: Actions): TemplateResult {
  const { coverage, mapWidth } = state;
  const gaps = gapsOf(coverage);
  const current = gapAtCursor(state, gaps);
  const gap = gaps[current];
  const go = (index: number) => goToByte(state, actions, gaps[index]?.start, false);
  return html`<section class="coverage" aria-label="Coverage">
    <div
      class="map"
      role="slider"
      tabindex="0"
      aria-label="Coverage, gap by gap"
      aria-valuemin="0"
      aria-valuemax=${gaps.length}
      aria-valuenow=${gap ? current + 1 : 0}
      aria-valuetext=${gap ? `Gap ${current + 1} of ${gaps.length}: ${gapText({ range: gap })}` : coverageSentence(state)}
      @click=${(event: MouseEvent) => clicked(state, actions, event)}
      @keydown=${(event: KeyboardEvent) => {
        const next = nextGap(event.key, state, gaps, current);
        if (event.key === 'Enter') actions.enterTable();
        else if (next !== undefined) go(next);
        else return;
        takeKey(event);
      }}
    >
      <svg width="100%" height=${mapHeight} aria-hidden="true">
        <defs>${patterns}</defs>
        <g>
          ${guard([coverage, mapWidth], () =>
            coveragePaths(coverage, mapWidth, mapHeight).map(
              (path) => svg`<path d=${path.d} fill="url(#pattern-${path.state})"></path>`,
            ),
          )}
        </g>
      </svg>
      <div class="viewport"></div>
    </div>
    <ul class="legend" aria-label="Coverage in words">
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
    ${gaps.length > 0 ? gapList(state, actions, gaps) : nothing}
  </section>`;
}

function gapList(state: ViewState, actions: Actions, gaps: readonly ByteRange[]): TemplateResult {
  return html`<ul class="gaps" aria-label="Gaps">
    ${gaps.slice(0, listedGaps).map(
      (range) =>
        html`<li>
          <button type="button" @click=${() => goToByte(state, actions, range.start, true)}>
            ${gapText({ range })}
          </button>
        </li>`,
    )}
    ${
      gaps.length > listedGaps
        ? html`<li>
            <button type="button" @click=${() => actions.table({ type: 'filter', text: 'missing' })}>
              Show all ${formatCount(gaps.length)} gaps in the table
            </button>
          </li>`
        : nothing
    }
  </ul>`;
}

function clicked(state: ViewState, actions: Actions, { offsetX }: MouseEvent): void {
  const { coverage, mapWidth } = state;
  const perPixel = coverage.bytes / Math.max(1, mapWidth);
  const [from, to] = [offsetX * perPixel, (offsetX + 1) * perPixel];
  // A gap thinner than a pixel is what was meant by a click on its mark.
  const gap = gapsOf(coverage).find(({ start, end }) => start < to && end >= from);
  goToByte(state, actions, gap ? Math.max(gap.start, Math.floor(from)) : Math.floor(from), true);
}

function goToByte(state: ViewState, actions: Actions, offset: number | undefined, focus: boolean): void {
  const row = offset === undefined ? -1 : findByte(state, offset);
  if (row >= 0) actions.goToRow(row, focus);
}

/** The gap whose row has the cursor, by its index; -1 when there is none. */
function gapAtCursor(state: ViewState, gaps: readonly ByteRange[]): number {
  const row = shownAt(state, state.cursor.place, state.facts?.partSize ?? 0);
  return row?.kind === 'gap'
    ? gaps.findIndex(({ start, end }) => start <= row.range.end && end >= row.range.start)
    : -1;
}

/** The gap that a key leads to: from the cursor's one, or from wherever the cursor is. */
function nextGap(
  key: string,
  state: ViewState,
  gaps: readonly ByteRange[],
  current: number,
): number | undefined {
  if (gaps.length === 0) return undefined;
  const at = shownAt(state, state.cursor.place, state.facts?.partSize ?? 0)?.range.start ?? -1;
  const after = current >= 0 ? current + 1 : gaps.findIndex(({ start }) => start > at);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return after >= 0 && after < gaps.length ? after : gaps.length - 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return current >= 0 ? Math.max(0, current - 1) : Math.max(0, (after < 0 ? gaps.length : after) - 1);
    case 'Home':
      return 0;
    case 'End':
      return gaps.length - 1;
    default:
      return undefined;
  }
}
