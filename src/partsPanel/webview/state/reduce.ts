import type { TableEvent } from '../../../table/model/state.ts';
import { type Coverage, coverageOf, coverageOfPart } from '../../../core/parts/coverage.ts';
import type { LoadingState, Snapshot, Update } from '../../protocol/messages.ts';
import { rearranged } from '../../../table/model/rearranged.ts';
import { tableReducer } from '../../../table/model/reduceTable.ts';
import { columns } from '../rows/columns.ts';
import { arrangementOf, sameRange } from './arrangement.ts';
import { noResults, resultsAfter } from '../rows/results.ts';
import { allRows, type Rows, rowsOf } from '../rows/rows.ts';
import type { UploadView, ViewEvent, ViewState } from './state.ts';

const reduceTable = tableReducer<UploadView>({
  listed: ({ rows }) => rows.count,
  columns,
  arrange: arrangementOf,
});

/** The state after an event. Once an upload is shown, it stays. */
export function reduce(state: UploadView, event: ViewEvent): UploadView;
export function reduce(state: ViewState, event: Snapshot): UploadView;
export function reduce(state: ViewState, event: ViewEvent): ViewState;
export function reduce(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case 'snapshot': {
      const { generation, facts, loading, prefix, offers, verification } = event;
      const results = resultsAfter(noResults, verification);
      const rows = rowsOf(event.pages, { results, sending: sendingIn(loading) });
      const coverage = coverageOfRows(rows, facts.partSize, loading.done);
      const news = { generation, facts, loading, prefix, offers, verification, rows, coverage };
      const newIndex = state.kind === 'upload' ? sameRange(state.rows, rows) : undefined;
      // What somebody looks at stays open as long as it is there.
      const detail = state.detail === undefined ? undefined : newIndex?.(state.detail);
      const next: UploadView = { ...state, ...news, kind: 'upload', link: 'live', detail };
      return rearranged(state, next, arrangementOf(next), newIndex);
    }
    case 'update':
      return fits(state, event) ? updated(state, event) : state;
    case 'connecting':
    case 'silent':
      return { ...state, link: event.type };
    case 'notice':
      return withNotice(state, event.text);
    case 'mapWidth':
      return { ...state, mapWidth: event.width };
    case 'select':
    case 'selectAll':
    case 'escape':
    case 'sort':
    case 'filter':
    case 'reveal':
      return withNotice(changeTable(state, event), '');
    // Looking closer is no new action: what was said of the one before stays.
    case 'move':
    case 'focus':
    case 'detail':
    case 'hide':
      return changeTable(state, event);
  }
}

function withNotice(state: ViewState, notice: string): ViewState {
  return state.notice === notice ? state : { ...state, notice };
}

/** Without an upload there is no table. */
function changeTable(state: ViewState, event: TableEvent): ViewState {
  return state.kind === 'upload' ? reduceTable(state, event) : state;
}

function updated(state: UploadView, update: Update): UploadView {
  const { loading, prefix, pages, from, offers, verification } = update;
  const next: UploadView = { ...state, link: 'live', loading, prefix, offers, verification };
  const results = resultsAfter(state.rows.results, verification);
  const same = pages.length === 0 && results === state.rows.results;
  const news = { results, sending: sendingIn(loading) };
  const rows = same
    ? withSending(state.rows, news.sending)
    : rowsOf([...state.rows.pages.slice(0, from), ...pages], news);
  const isCovered = same && loading.done === state.loading.done;
  const coverage = isCovered ? state.coverage : coverageOfRows(rows, state.facts.partSize, loading.done);
  const changed = { ...next, rows, coverage };
  return rearranged(state, changed, arrangementOf(changed));
}

/** The same object where nothing is being sent, as for most of the time. */
function withSending(rows: Rows, sending: Rows['sending']): Rows {
  return rows.sending.length === 0 && sending.length === 0 ? rows : { ...rows, sending };
}

function sendingIn({ sending }: LoadingState): Rows['sending'] {
  return sending?.ranges ?? [];
}

/**
 * Whether an update continues from the current state; if not, messages were lost and everything must be requested
 * again.
 */
export function fits(state: ViewState, update: Update): state is UploadView {
  return (
    state.kind === 'upload' &&
    state.generation === update.generation &&
    update.from <= state.rows.pages.length &&
    (update.verification?.from ?? 0) <= state.rows.results.size
  );
}

/** Rows of gaps tell how far the archive goes, also after the last part. */
function coverageOfRows(rows: Rows, partSize: number, done: boolean): Coverage {
  const parts = allRows(rows).flatMap((row) =>
    row.kind === 'part' ? [{ range: row.range, state: row.result?.state ?? coverageOfPart(row.flags) }] : [],
  );
  return coverageOf(parts, { partSize, done, least: rows.lastByte + 1 });
}
