import { cancelled } from '../core/errors.ts';
import { untilAborted } from '../core/untilAborted.ts';

/** @throws GlacierError `cancelled` when the signal is aborted */
export function assertGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

/**
 * The outcome of `work`, unless the signal aborts first; the work may then go on unheard.
 * @throws GlacierError `cancelled` when the signal aborts; whatever `work` rejects with
 */
export async function whileGoing<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  try {
    return await untilAborted(signal, work);
  } catch (error) {
    assertGoing(signal);
    throw error;
  }
}
