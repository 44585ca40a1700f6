import type { LoadingState, Snapshot, Update, UploadFacts } from '../protocol/messages.ts';
import { type Rows, rowsOf } from './rows.ts';

/** Everything that is shown follows from this. */
export interface ViewState {
  /** Whether the extension answers. */
  readonly link: 'connecting' | 'live' | 'silent';
  readonly generation: number;
  /** Absent until the first snapshot. */
  readonly facts?: UploadFacts;
  readonly rows: Rows;
  readonly loading: LoadingState;
  /** What came of the last thing a person did, for a moment. */
  readonly notice: string;
}

export type ViewEvent =
  | Snapshot
  | Update
  /** The extension is asked for everything. */
  | { readonly type: 'connecting' }
  /** A request got no answer in time. */
  | { readonly type: 'silent' }
  | { readonly type: 'notice'; readonly text: string };

export const initialState: ViewState = {
  link: 'connecting',
  generation: 0,
  rows: rowsOf([]),
  loading: { status: 'idle', all: false, done: false, closed: false },
  notice: '',
};

/** The state after an event. */
export function reduce(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case 'snapshot': {
      const { generation, facts, loading } = event;
      return { ...state, link: 'live', generation, facts, rows: rowsOf(event.pages), loading };
    }
    case 'update': {
      if (!fits(state, event)) return state;
      const { pages } = state.rows;
      const rows =
        event.pages.length > 0 ? rowsOf([...pages.slice(0, event.from), ...event.pages]) : state.rows;
      return { ...state, link: 'live', rows, loading: event.loading };
    }
    case 'connecting':
    case 'silent':
      return { ...state, link: event.type };
    case 'notice':
      return { ...state, notice: event.text };
  }
}

/** Whether an update goes on from here; if not, messages were lost and everything must be asked for again. */
export function fits(state: ViewState, update: Update): boolean {
  return (
    state.facts !== undefined &&
    state.generation === update.generation &&
    update.from <= state.rows.pages.length
  );
}
