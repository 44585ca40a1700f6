import { type Backoff, backoffDelay } from '../../core/transfer/backoff.ts';
import { sleep } from './sleep.ts';

/** The wait that all parts share while AWS limits the rate of requests, which is the account's and not a part's. */
export class ThrottleWait {
  private readonly backoff: Backoff;
  private readonly random: () => number;
  private readonly now: () => number;
  private until = -1;
  /** Refusals since something got through. */
  private refusals = 0;

  /** `now` is in milliseconds, of a clock that only goes forward. */
  constructor(backoff: Backoff, random: () => number, now: () => number = () => performance.now()) {
    this.backoff = backoff;
    this.random = random;
    this.now = now;
  }

  get waiting(): boolean {
    return this.now() < this.until;
  }

  /**
   * Resolves when requests may go out again, with what `refused` wants to know.
   * @throws GlacierError `cancelled` when `signal` aborts before that
   */
  async passed(signal: AbortSignal): Promise<number> {
    while (this.waiting) await sleep(Math.max(0, this.until - this.now()), signal);
    return this.refusals;
  }

  /** Of requests that went out together, and so had the same `refusals`, the first one counts. */
  refused(refusals: number): void {
    if (refusals < this.refusals) return;
    this.refusals++;
    this.until = this.now() + backoffDelay(this.backoff, this.refusals, this.random);
  }

  gotThrough(): void {
    this.refusals = 0;
  }
}
