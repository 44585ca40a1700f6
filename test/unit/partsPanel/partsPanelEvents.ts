import { MiB } from '../../../src/core/text/bytes.ts';
import type {
  LoadingState,
  Prefix,
  Snapshot,
  Update,
  UploadFacts,
} from '../../../src/partsPanel/protocol/messages.ts';
import type { RowColumns } from '../../../src/partsPanel/protocol/rowColumns.ts';

export const facts: UploadFacts = {
  sessionId: 'session',
  connection: 'eu-central-1',
  vaultName: 'photos',
  vaultArn: 'arn',
  uploadId: 'id',
  description: '',
  partSize: MiB,
  created: 0,
  language: 'en',
};

export const loading: LoadingState = {
  status: 'ready',
  all: false,
  done: false,
  closed: false,
  reopens: false,
  pageSize: 50,
};

const prefix: Prefix = { parts: 0, bytes: 0, treeHash: '', whole: false };

/** What the extension tells a page first. */
export function snapshotOf(pages: readonly RowColumns[], change: Partial<LoadingState> = {}): Snapshot {
  return {
    type: 'snapshot',
    generation: 1,
    facts,
    prefix,
    offers: [],
    pages,
    loading: { ...loading, ...change },
  };
}

/** What it tells after that. */
export function updateOf({
  from,
  pages = [],
  loading: change = {},
}: {
  readonly from: number;
  readonly pages?: readonly RowColumns[];
  readonly loading?: Partial<LoadingState>;
}): Update {
  return {
    type: 'update',
    generation: 1,
    from,
    prefix,
    offers: [],
    pages,
    loading: { ...loading, ...change },
  };
}
