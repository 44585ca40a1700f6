import { cancelled, type GlacierError } from '../../core/errors.ts';
import { afterGivingUp } from '../../core/transfer/retryRules.ts';

/** How a run comes to its end before its time. */
export class RunEnding {
  private readonly finish = new AbortController();
  private readonly stop = new AbortController();
  private first: GlacierError | undefined;
  /** Aborts when nothing may be begun any more, no part and no retry. */
  readonly ending: AbortSignal;
  /** Aborts when what is under way is to end at once, too. */
  readonly stopped: AbortSignal;

  /** It stops when `signal` aborts. */
  constructor(signal: AbortSignal) {
    this.stopped = AbortSignal.any([signal, this.stop.signal]);
    this.ending = AbortSignal.any([this.stopped, this.finish.signal]);
  }

  /** Why it is ending: the first error that made it, or `cancelled`. */
  get cause(): GlacierError {
    return this.first ?? cancelled();
  }

  /** Ends the run if an error that a part was given up for is more than that part's. */
  judge(error: GlacierError): void {
    // What fails while a run is ending, fails for that reason.
    if (this.ending.aborted) return;
    const how = afterGivingUp(error.kind);
    if (how === 'finish') this.finishFor(error);
    if (how !== 'stop') return;
    this.first = error;
    this.stop.abort();
  }

  /** Lets what is under way end. */
  finishFor(error: GlacierError): void {
    if (this.ending.aborted) return;
    this.first = error;
    this.finish.abort();
  }
}
