import { KiB } from '../../core/text/bytes.ts';
import { assertGoing } from '../cancellation.ts';
import { Turns } from './turns.ts';

/** Bytes of a piece: as many as a socket takes at once. */
const pieces = { least: KiB, most: 64 * KiB };

/** Pieces that go in a second, at low rates. */
const piecesPerSecond = 16;

/** Seconds of the rate that may go at once after a time in which less was sent. */
const burst = 0.25;

/**
 * Keeps all parts together at or below a rate. They take turns piece by piece, so each gets the same. One limiter may be
 * shared by several transfers, and its rate changed while they run.
 */
export class RateLimiter {
  private readonly turns = new Turns(1);
  private readonly now: () => number;
  private rate: number;
  /** Bytes that may go at once; below zero for what went ahead of its time. */
  private allowance = 0;
  /** When `allowance` was right. */
  private at: number;
  /** Ends a wait. */
  private wake = () => {};

  /**
   * @param rate bytes a second; 0 for no limit
   * @param now milliseconds of a clock that only goes forward
   */
  constructor(rate: number, now: () => number = () => performance.now()) {
    this.rate = rate;
    this.now = now;
    this.at = now();
  }

  /** Bytes a second; 0 for no limit. Holds at once, also for who is waiting. */
  setRate(rate: number): void {
    this.count();
    this.rate = rate;
    this.allowance = Math.min(0, this.allowance);
    this.wake();
  }

  /**
   * Bytes to take at a time, or undefined where nothing is limited. They are fewer at low rates, where each of many parts
   * would otherwise wait so long for its turn that the service gives it up.
   */
  get pieceSize(): number | undefined {
    if (this.rate === 0) return undefined;
    return Math.min(Math.max(pieces.least, Math.floor(this.rate / piecesPerSecond)), pieces.most);
  }

  /**
   * Resolves when so many bytes may be sent.
   * @throws GlacierError `cancelled` when `signal` aborts before that
   */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    if (this.rate === 0) return;
    await this.turns.enter(signal);
    try {
      for (let wait = this.wait(); wait > 0; wait = this.wait()) await this.pause(wait, signal);
      this.allowance -= bytes;
    } finally {
      this.turns.leave();
    }
  }

  /** Milliseconds until something may go. */
  private wait(): number {
    this.count();
    if (this.rate === 0 || this.allowance > 0) return 0;
    return Math.max(1, (-this.allowance / this.rate) * 1000);
  }

  private count(): void {
    const now = this.now();
    const earned = ((now - this.at) / 1000) * this.rate;
    this.allowance = this.rate === 0 ? 0 : Math.min(this.rate * burst, this.allowance + earned);
    this.at = now;
  }

  /** Ends early when the rate changes. One at a time waits here. */
  private async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    assertGoing(signal);
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    this.wake = wake;
    signal.addEventListener('abort', wake);
    const timer = setTimeout(wake, milliseconds);
    await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
    assertGoing(signal);
  }
}
