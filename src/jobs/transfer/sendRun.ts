import type { ByteRange } from '../../core/byteRange.ts';
import type { GlacierError } from '../../core/errors.ts';
import type { Backoff } from '../../core/transfer/backoff.ts';
import type { GlacierPort, UploadPlace } from '../../glacier/port.ts';
import type { LocalFile } from '../files/localFile.ts';
import type { HashPool } from '../hashing/hashPool.ts';
import type { AdaptiveTurns } from '../pacing/adaptiveTurns.ts';
import type { PartBuffers } from './partBuffers.ts';
import type { RateLimiter } from '../pacing/rateLimiter.ts';
import type { ThrottleWait } from '../pacing/throttleWait.ts';

/** A part that failed and is sent again. */
export interface FailedTry {
  readonly range: ByteRange;
  readonly error: GlacierError;
  /** How often it was sent so far. */
  readonly tries: number;
}

/** What the parts of a run share. */
export interface SendRun {
  readonly port: Pick<GlacierPort, 'uploadPart' | 'describeUpload'>;
  readonly upload: UploadPlace;
  readonly file: LocalFile;
  readonly pool: HashPool;
  readonly buffers: PartBuffers;
  readonly turns: AdaptiveTurns;
  readonly throttle: ThrottleWait;
  readonly limiter: RateLimiter | undefined;
  readonly backoff: Backoff;
  readonly random: () => number;
  /** Aborts when nothing may be begun any more, no part and no retry. */
  readonly ending: AbortSignal;
  /** Aborts when what is under way is to end at once, too. */
  readonly stopped: AbortSignal;
  /** Called with the bytes that were taken for sending, and with those of a failed try, below zero. */
  readonly onBytes: (bytes: number) => void;
  readonly onRetry: (failed: FailedTry) => void;
  /** Called when something of the state may have changed. */
  readonly onChange: () => void;
}
