import type { Coverage } from '../../../core/parts/coverage.ts';
import type {
  VerificationNews,
  LoadingState,
  Offer,
  Prefix,
  Snapshot,
  Update,
  UploadFacts,
} from '../../protocol/messages.ts';
import { initialTable, type TableEvent, type TableState } from '../../../table/model/state.ts';
import type { Rows } from '../rows/rows.ts';

/** The state that everything on screen follows from. */
export type ViewState = WaitingView | UploadView;

/** Before the first snapshot: only settings of the view are known. */
export interface WaitingView extends PageState {
  readonly kind: 'waiting';
}

/** From the first snapshot on. */
export interface UploadView extends PageState {
  readonly kind: 'upload';
  readonly generation: number;
  readonly facts: UploadFacts;
  readonly rows: Rows;
  readonly loading: LoadingState;
  readonly prefix: Prefix;
  readonly offers: readonly Offer[];
  /** The verification, if any; its results are in the rows. */
  readonly verification: Omit<VerificationNews, 'from' | 'results'> | undefined;
  /** Derived from the rows. */
  readonly coverage: Coverage;
}

/** The upload shown; undefined before the first snapshot. */
export function shownUpload(state: ViewState): UploadView | undefined {
  return state.kind === 'upload' ? state : undefined;
}

/** Whether the extension can be asked for nothing else at the moment. */
export function isBusy({ loading, link }: UploadView): boolean {
  return loading.closed || link !== 'live' || loading.status === 'loading' || loading.all;
}

/** Whether the next page of parts can be asked for. After a failure there is Retry. */
export function canLoadMore(state: UploadView): boolean {
  return !isBusy(state) && !state.loading.done && state.loading.problem === undefined;
}

interface PageState extends TableState {
  /** Whether the extension answers. */
  readonly link: 'connecting' | 'live' | 'silent';
  /** Feedback on the latest action, shown for a moment, or until the next one. */
  readonly notice: string;
  /** Pixels. */
  readonly mapWidth: number;
}

export type ViewEvent =
  | Snapshot
  | Update
  | TableEvent
  /** The extension was asked for everything. */
  | { readonly type: 'connecting' }
  /** A request got no answer in time. */
  | { readonly type: 'silent' }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'mapWidth'; readonly width: number };

export const initialState: WaitingView = {
  ...initialTable,
  kind: 'waiting',
  link: 'connecting',
  notice: '',
  mapWidth: 0,
};
