import type { ByteRange } from '../../core/byteRange.ts';
import type { GlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import type { Backoff } from '../../core/transfer/backoff.ts';
import type { HashPool } from '../hashing/hashPool.ts';
import type { PauseControl } from '../pacing/pauseControl.ts';
import type { RateLimiter } from '../pacing/rateLimiter.ts';
import type { PartMemory } from './partMemory.ts';
import type { FailedTry } from './sendRun.ts';
import type { SendState } from './sendState.ts';

export interface SendOptions {
  readonly pool: HashPool;
  /** Ends the run at once. */
  readonly signal: AbortSignal;
  /** Parts on their way at once, 1 to 16, by default 4; fewer while the service times out. */
  readonly concurrency?: number;
  readonly limiter?: RateLimiter | undefined;
  /** While it is paused no part is begun; those that have begun go on to their end. */
  readonly pause?: PauseControl;
  /** Shared by several transfers, or by default one of its own. A part for which there is no room is read twice. */
  readonly memory?: PartMemory;
  readonly backoff?: Backoff;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random?: () => number;
  /**
   * Called with each part that the service has, before another one begins in its place. Where it fails, the part counts
   * as sent and the run ends.
   */
  readonly onPart?: (part: Part) => void | Promise<void>;
  /**
   * Called for every 64 KiB, with the bytes of this run that are sent and all there are to send. The former are fewer
   * than before when a try has failed.
   */
  readonly onProgress?: (sent: number, total: number) => void;
  readonly onState?: (state: SendState) => void;
  /** Called with each failure after which a part is sent again. */
  readonly onRetry?: (failed: FailedTry) => void;
}

/** What became of the ranges: each is either among `sent` or among `left`. */
export interface SendResult {
  /** Parts that the service has acknowledged with the right hash, in the order in which it did. */
  readonly sent: readonly Part[];
  /** The others in the order they were given, with what they failed for; with `stopped` where they were not reached. */
  readonly left: readonly { readonly range: ByteRange; readonly error: GlacierError }[];
  /** Why the run ended before every part had its tries: `cancelled` for the signal. */
  readonly stopped?: GlacierError;
}
