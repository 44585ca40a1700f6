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
import { type Rows, rowsOf } from '../rows/rows.ts';
import type { Unit } from '../rows/rowText.ts';

/** Everything that is shown follows from this. */
export interface ViewState extends TableState {
  /** Whether the extension answers. */
  readonly link: 'connecting' | 'live' | 'silent';
  readonly generation: number;
  /** Absent until the first snapshot. */
  readonly facts?: UploadFacts;
  readonly rows: Rows;
  readonly loading: LoadingState;
  readonly prefix: Prefix;
  readonly offers: readonly Offer[];
  /** The verification that is shown, if there is one; what it found is with the rows. */
  readonly verification: Pick<VerificationNews, 'name' | 'sentence'> | undefined;
  /** Follows from the rows. */
  readonly coverage: Coverage;
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

export const initialState: ViewState = {
  ...initialTable,
  link: 'connecting',
  generation: 0,
  rows: rowsOf([]),
  loading: { status: 'idle', all: false, done: false, closed: false, reopens: false },
  prefix: { parts: 0, bytes: 0, treeHash: '', whole: false },
  offers: [],
  verification: undefined,
  coverage: { runs: [], bytes: 0 },
  notice: '',
  unit: 'MiB',
  mapWidth: 0,
};
