import { AsyncLocalStorage } from 'node:async_hooks';
import type { Limits } from './limits.ts';

/** Told of each `credential_process` that begins: when it ends, and how to end it. */
export type ProcessWatch = (ended: Promise<void>, cancel: () => void) => void;

/** One search for credentials, which the SDK carries out. */
export interface Search {
  /** Aborts when nobody waits for it any more. */
  readonly signal: AbortSignal;
  readonly limits: Limits;
  readonly onProcess: ProcessWatch;
  /** Ends the search with this error, whatever else the SDK would try or make of it. */
  readonly fail: (error: unknown) => void;
}

const searches = new AsyncLocalStorage<Search>();

/**
 * Does `work` as a search, which `currentSearch` is for all it calls.
 * @throws the reason of `signal` as soon as it aborts; what the search fails with; whatever `work` throws
 */
export async function searchCredentials<T>(
  { signal, ...search }: Omit<Search, 'fail'>,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([searches.run({ ...search, signal, fail: reject }, work), ended]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

export function currentSearch(): Search {
  const search = searches.getStore();
  if (!search) throw new Error('Credentials are looked for outside of a search.');
  return search;
}
