import { setTimeout } from 'node:timers/promises';
import type { GlacierError } from '../../core/errors.ts';
import type { CallContext } from '../errors/clues.ts';
import { mapError } from '../errors/mapError.ts';
import { causeOf, wasSentOnce } from './sendOnce.ts';

export interface Persistence {
  /** Makes the next attempt use fresh credentials. */
  readonly renew: () => void;
  /** How often to retry while AWS limits the rate, on top of the SDK's own three attempts. */
  readonly throttleTries: number;
  /** How often to send again what is sent once, after the SDK has corrected its clock; 1 by default. */
  readonly skewTries?: number;
  /** Called when waiting for the rate limit begins and ends. */
  readonly onWaiting: (waiting: boolean) => void;
  /** Adds what else can be found out about an error. */
  readonly explain: (error: GlacierError) => Promise<GlacierError>;
}

/** Milliseconds of the first wait and of the longest. */
const firstWait = 1000;
const longestWait = 30_000;

/**
 * Retries on top of the SDK, which itself retries 408, 5xx, throttling and reset connections: once after renewing
 * expired credentials, and with backoff while AWS limits the rate, which is a state to wait out and not a failure.
 * @throws GlacierError
 */
export async function withRetry<T>(
  work: () => Promise<T>,
  context: CallContext,
  signal: AbortSignal,
  { renew, throttleTries, skewTries = 1, onWaiting, explain }: Persistence,
): Promise<T> {
  let renewed = false;
  let corrections = 0;
  for (let waits = 0; ;) {
    try {
      signal.throwIfAborted();
      return await work();
    } catch (cause) {
      const error = mapError(causeOf(cause), context, signal);
      if (error.kind === 'expired' && !renewed) {
        renewed = true;
        renew();
      } else if (error.kind === 'clockSkew' && wasSentOnce(cause) && corrections < skewTries) {
        // A refusal, so it may be sent again; the SDK has corrected its clock by it, as it does before its own retries.
        corrections++;
      } else if (error.kind === 'throttled' && waits < throttleTries) {
        await wait(waits++, signal, onWaiting);
      } else {
        throw await explain(error);
      }
    }
  }
}

/** Ends early when `signal` aborts; the next attempt then throws. */
async function wait(
  waits: number,
  signal: AbortSignal,
  onWaiting: (waiting: boolean) => void,
): Promise<void> {
  const full = Math.min(firstWait * 2 ** waits, longestWait);
  onWaiting(true);
  try {
    // Jitter, so that requests which wait don't all retry at the same moment.
    await setTimeout(full * (0.5 + Math.random() / 2), undefined, { signal });
  } catch {
    return;
  } finally {
    onWaiting(false);
  }
}
