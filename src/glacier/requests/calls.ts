import { untilAborted } from '../../core/untilAborted.ts';

/** Whether anybody is waiting for an answer of a client, and so for its credentials. */
export interface Demand {
  readonly exists: boolean;
  /** Aborts when the last caller has its answer or stops waiting. */
  readonly signal: AbortSignal;
}

/** The calls under way. */
export class Calls implements Demand {
  private count = 0;
  /** Made for whoever asks for its signal: most calls need no credentials looked up. */
  private last: AbortController | undefined;

  get exists(): boolean {
    return this.count > 0;
  }

  get signal(): AbortSignal {
    return (this.last ??= new AbortController()).signal;
  }

  /**
   * Counts a call until it ends or `signal` aborts, which may be long before the work notices.
   * @throws the reason of `signal`; whatever `work` throws
   */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    this.count++;
    let under = true;
    const leave = () => {
      if (under && --this.count === 0) this.renewSignal();
      under = false;
    };
    // At once and not after the promise has settled: the next caller must not share what is being given up.
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await untilAborted(signal, work());
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  private renewSignal(): void {
    const { last } = this;
    this.last = undefined;
    last?.abort();
  }
}
