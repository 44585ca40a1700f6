import { rearranged } from '../../../table/model/rearranged.ts';
import { tableReducer } from '../../../table/model/reduceTable.ts';
import type { Update } from '../../protocol/messages.ts';
import { columns } from '../rows/columns.ts';
import { rowsOf } from '../rows/items.ts';
import { arrangementOf, sameItem } from './arrangement.ts';
import type { ViewEvent, ViewState } from './state.ts';

const reduceTable = tableReducer<ViewState>({
  // Only uploads can be selected: the others come after them.
  listed: ({ rows }) => rows.uploads.length,
  columns,
  arrange: arrangementOf,
});

/** The state after an event. */
export function reduce(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case 'snapshot': {
      const { type: _, rows, problems, ...news } = event;
      return withRows({ ...state, link: 'live', news, detail: undefined }, rowsOf(rows, problems), state);
    }
    case 'update':
      return fits(state, event) ? updated(state, event) : state;
    case 'connecting':
    case 'silent':
      return { ...state, link: event.type };
    case 'notice':
      return withNotice(state, event.text);
    case 'group':
      return withRows({ ...state, grouped: event.grouped }, state.rows, state);
    case 'select':
    case 'selectAll':
    case 'escape':
    case 'sort':
    case 'filter':
    case 'reveal':
      return withNotice(reduceTable(state, event), '');
    // Looking closer is no new action: what was said of the one before stays.
    case 'detail':
      return event.row !== undefined && event.row >= state.rows.uploads.length
        ? state
        : reduceTable(state, event);
    case 'move':
    case 'focus':
    case 'hide':
      return reduceTable(state, event);
  }
}

/** Whether an update goes on from the current state; if not, messages were lost and everything must be asked for again. */
export function fits({ news, rows }: ViewState, { generation, from }: Update): boolean {
  return news?.generation === generation && from === rows.uploads.length;
}

function updated(state: ViewState, { rows, changed, problems, ...update }: Update): ViewState {
  const { generation, progress, counting } = update;
  const { counting: _, ...news } = state.news as NonNullable<ViewState['news']>;
  const next: ViewState = {
    ...state,
    link: 'live',
    news: { ...news, generation, progress, ...(counting && { counting }) },
  };
  if (rows.length === 0 && changed.length === 0 && sameProblems(problems, state.rows.problems)) return next;
  const uploads = [...state.rows.uploads, ...rows];
  for (const [index, row] of changed) uploads[index] = row;
  return withRows(next, rowsOf(uploads, problems), state);
}

function sameProblems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Shows other rows, with the cursor and the selection on the same ones. */
function withRows(next: ViewState, rows: ViewState['rows'], before: ViewState): ViewState {
  const changed = { ...next, rows };
  return rearranged(before, changed, arrangementOf(changed), sameItem(before.rows, rows));
}

function withNotice(state: ViewState, notice: string): ViewState {
  return state.notice === notice ? state : { ...state, notice };
}
