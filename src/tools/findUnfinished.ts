import { errorKinds } from '../core/errorKinds.ts';
import { cancelled, describeError, type GlacierError } from '../core/errors.ts';
import type { MultipartUpload } from '../core/model.ts';
import { uploadKey } from '../core/model.ts';
import { displayText } from '../core/text/displayText.ts';
import type { GlacierPort } from '../glacier/port.ts';
import type { UploadScan } from '../jobs/uploads/uploadScan.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { Place } from './place.ts';
import { mostItems, offsetOf, placeRecord, uploadRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { inputTexts as texts } from './texts/inputs.ts';

/** Requests of a call at most: a cursor goes on. */
export const scanRequests = 200;

/** Vaults that refused, of which a result tells. */
const mostRefused = 20;

/** A search through all vaults of a connection, which goes on with each call. */
interface Search {
  readonly id: string;
  readonly scan: UploadScan;
  readonly budget: Budget;
  /** What was found, in the order in which it was: places of it are cursors. */
  readonly found: MultipartUpload[];
  readonly keys: Set<string>;
  running: boolean;
}

/** The latest of each connection. */
const searches = new WeakMap<ConnectionStore, Search>();
let searchCount = 0;

/** Uploads in progress in all vaults of a connection, 50 at a time. */
export async function findUnfinishedUploads(
  place: Place,
  { cursor }: { readonly cursor?: string },
  signal: AbortSignal,
): Promise<object> {
  const { search, from } = await searchAt(place.store, cursor);
  const { scan, found, budget } = search;
  if (search.running) throw new Refusal(texts.stillSearching);
  budget.sent = 0;
  if (from + mostItems > found.length && !isOver(search)) await goOn(search, signal);
  signal.throwIfAborted();
  const items = found.slice(from, from + mostItems);
  const failure = scan.error === budget.spent ? undefined : scan.error;
  if (failure && items.length === 0) throw failure;
  const end = from + items.length;
  const now = Date.now();
  return {
    ...placeRecord(place),
    uploads: items.map((upload) => uploadRecord(upload, now)),
    vaultsKnown: scan.vaults,
    allVaultsKnown: scan.knowsVaults,
    vaultsSearched: scan.scanned,
    requestsOfThisCall: budget.sent,
    ...(failure && { stopped: sentence(failure) }),
    ...(scan.refused.length > 0 && {
      vaultsThatRefused: scan.refused.length,
      refusals: scan.refused.slice(0, mostRefused).map(({ vaultName, error }) => ({
        vault: vaultName,
        cause: errorKinds[error.kind].label,
      })),
    }),
    ...((end < found.length || !isOver(search)) && { cursor: `${search.id}.${end}` }),
  };
}

/** The search that a cursor belongs to, with its place in what was found; a new one without a cursor. */
async function searchAt(
  store: ConnectionStore,
  cursor: string | undefined,
): Promise<{ readonly search: Search; readonly from: number }> {
  const latest = searches.get(store);
  if (latest?.running) throw new Refusal(texts.stillSearching);
  if (cursor !== undefined) {
    const [, id, from] = /^(s\d+)\.(\d+)$/.exec(cursor) ?? [];
    if (id === undefined) throw new Refusal(texts.cursor);
    if (latest?.id !== id) throw new Refusal(texts.earlierSearch);
    return { search: latest, from: offsetOf(from) };
  }
  const { UploadScan } = await import('../jobs/entry.ts');
  const budget = { sent: 0, spent: cancelled() };
  const scan = new UploadScan(withBudget(store.connection.port, budget));
  const id = `s${++searchCount}`;
  const search: Search = { id, scan, budget, found: [], keys: new Set(), running: false };
  searches.set(store, search);
  return { search, from: 0 };
}

async function goOn(search: Search, signal: AbortSignal): Promise<void> {
  search.running = true;
  try {
    const { PauseControl } = await import('../jobs/entry.ts');
    await search.scan.run({ pause: new PauseControl(), signal, onChange: () => {} });
  } finally {
    search.running = false;
  }
  for (const upload of search.scan.uploads) {
    const key = uploadKey(upload);
    if (search.keys.has(key)) continue;
    search.keys.add(key);
    search.found.push(upload);
  }
}

function isOver({ scan }: Search): boolean {
  return scan.done && scan.error === undefined;
}

interface Budget {
  /** Requests of this call. */
  sent: number;
  /** What ends the scan when no more may be sent; it goes on from there. */
  readonly spent: GlacierError;
}

type ScannedPort = Pick<GlacierPort, 'listVaults' | 'listMultipartUploads'>;

function withBudget(port: ScannedPort, budget: Budget): ScannedPort {
  const send = <T>(request: () => Promise<T>): Promise<T> => {
    if (budget.sent >= scanRequests) return Promise.reject(budget.spent);
    budget.sent++;
    return request();
  };
  return {
    listVaults: (...asked) => send(() => port.listVaults(...asked)),
    listMultipartUploads: (...asked) => send(() => port.listMultipartUploads(...asked)),
  };
}

function sentence(error: GlacierError): string {
  return displayText(describeError(error), 1000);
}
