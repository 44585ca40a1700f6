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
import type { Unit } from '../rows/rowText.ts';

/** Everything that is shown follows from this. */
export type ViewState = WaitingView | UploadView;

/** Until the first snapshot: only how things will be shown is known. */
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
  /** The verification that is shown, if there is one; what it found is with the rows. */
  readonly verification: Pick<VerificationNews, 'name' | 'sentence'> | undefined;
  /** Follows from the rows. */
  readonly coverage: Coverage;
}

/** The upload that is shown; undefined before there is one. */
export function shownUpload(state: ViewState): UploadView | undefined {
  return state.kind === 'upload' ? state : undefined;
}

interface PageState extends TableState {
  /** Whether the extension answers. */
  readonly link: 'connecting' | 'live' | 'silent';
  /** What came of the last thing a person did, for a moment. */
  readonly notice: string;
  readonly unit: Unit;
  /** Pixels. */
  readonly mapWidth: number;
}

/** What a person does in the table and above it. */
export type PartsTableEvent = TableEvent | { readonly type: 'unit'; readonly unit: Unit };

export type ViewEvent =
  | Snapshot
  | Update
  | PartsTableEvent
  /** The extension is asked for everything. */
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
  unit: 'MiB',
  mapWidth: 0,
};
