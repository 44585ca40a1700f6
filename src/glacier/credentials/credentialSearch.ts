import { AsyncLocalStorage } from 'node:async_hooks';
import { GlacierError } from '../../core/errors.ts';
import type { Limits } from '../requests/limits.ts';
import { untilAborted } from '../../core/untilAborted.ts';
import { searchTexts as texts } from './texts.ts';

/** Called with each `credential_process` that starts: a promise of its end, and how to kill it. */
export type ProcessWatch = (ended: Promise<void>, cancel: () => void) => void;

/** One search for credentials, which the SDK carries out. */
export interface Search {
  /** Aborts when nobody waits for it any more. */
  readonly signal: AbortSignal;
  readonly limits: Limits;
  readonly onProcess: ProcessWatch;
  /** Ends the search with this error, whatever else the SDK would try or make of it. */
  readonly fail: (error: unknown) => void;
  /** Keeps why the last request failed, or that it did not: the SDK passes on the text of such an error alone. */
  readonly failed: (error: unknown) => void;
  /** Stops the clock of the search while the user is asked; the function it returns restarts it. */
  readonly pause: () => () => void;
}

const searches = new AsyncLocalStorage<Search>();

/**
 * Runs `work` as a search, which `currentSearch` returns for everything it calls.
 * @throws GlacierError `credentials` when it takes too long; the reason of `signal` as soon as it aborts; what the
 * search fails with; whatever `work` throws
 */
export async function searchCredentials<T>(
  { signal, ...search }: Omit<Search, 'fail' | 'failed' | 'pause'>,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  let isOver = false;
  let lastFailure: unknown;
  const failed = (error: unknown) => (lastFailure = error);
  let timer: ReturnType<typeof setTimeout>;
  const run = () => {
    // The user may answer when nobody is waiting any more.
    if (!isOver) timer = setTimeout(() => reject(tooLong(search.limits)), search.limits.search);
  };
  const pause = () => {
    clearTimeout(timer);
    return run;
  };
  run();
  try {
    const found = searches.run({ ...search, signal, fail: reject, failed, pause }, work);
    return await untilAborted(signal, Promise.race([found, ended]));
  } catch (error) {
    throw error instanceof GlacierError || signal.aborted ? error : (lastFailure ?? error);
  } finally {
    isOver = true;
    pause();
  }
}

function tooLong({ search }: Limits): GlacierError {
  return new GlacierError('credentials', texts.tooLong(search / 1000));
}

export function currentSearch(): Search {
  const search = searches.getStore();
  if (!search) throw new Error('Credentials are looked for outside of a search.');
  return search;
}
