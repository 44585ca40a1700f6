import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../state/actions.ts';
import { goToByte } from '../state/goTo.ts';
import { type MapStop, stopText } from './mapStops.ts';
import type { UploadView } from '../state/state.ts';
import { coverageTexts as texts } from '../texts/coverage.ts';
import { statusFilters } from '../texts/rows.ts';

/** How many are listed by name; the table shows all of them. */
const listedStops = 3;

/** The parts that differ, and the gaps, each a link to its row. */
export function stopListsTemplate(
  state: UploadView,
  actions: Actions,
  stops: readonly MapStop[],
): TemplateResult {
  const of = (kind: MapStop['kind']) => stops.filter((stop) => stop.kind === kind);
  const [mismatches, gaps] = [of('mismatch'), of('gap')];
  return html`${list(state, actions, {
    name: texts.differences,
    stops: mismatches,
    showAll: texts.allDifferences,
    filter: statusFilters.differ,
  })}
  ${list(state, actions, {
    name: texts.gaps,
    stops: gaps,
    showAll: texts.allGaps(gaps.length),
    filter: statusFilters.missing,
  })}`;
}

interface StopList {
  readonly name: string;
  readonly stops: readonly MapStop[];
  readonly showAll: string;
  /** A filter that leaves only their rows in the table. */
  readonly filter: string;
}

function list(
  state: UploadView,
  actions: Actions,
  { name, stops, showAll, filter }: StopList,
): TemplateResult | typeof nothing {
  if (stops.length === 0) return nothing;
  const { partSize } = state.facts;
  return html`<ul class="stops" aria-label=${name}>
    ${stops
      .slice(0, listedStops)
      .map((stop) => link(stopText(stop, partSize), () => goToByte(state, actions, stop.range.start, true)))}
    ${
      stops.length > listedStops
        ? link(showAll, () => actions.table({ type: 'filter', text: filter }))
        : nothing
    }
  </ul>`;
}

function link(text: string, action: () => void): TemplateResult {
  return html`<li><button type="button" @click=${action}>${text}</button></li>`;
}
