import { cancelled } from '../core/errors.ts';

/** @throws GlacierError `cancelled` when the signal is aborted */
export function assertGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
