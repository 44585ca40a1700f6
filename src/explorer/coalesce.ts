import type { Disposable } from '../core/emitter.ts';

/** Gathers what comes within `interval` milliseconds after a first event and hands it on together, each once. */
export class Coalescer<T> implements Disposable {
  private readonly waiting = new Set<T>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly interval: number;
  private readonly handOn: (events: ReadonlySet<T>) => void;

  constructor(interval: number, handOn: (events: ReadonlySet<T>) => void) {
    this.interval = interval;
    this.handOn = handOn;
  }

  /** Hands on at once if nothing was in the last interval, else with the rest at its end. */
  add(event: T): void {
    this.waiting.add(event);
    if (this.timer === undefined) this.flush();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private flush(): void {
    this.timer = undefined;
    if (this.waiting.size === 0) return;
    const events = new Set(this.waiting);
    this.waiting.clear();
    this.timer = setTimeout(() => this.flush(), this.interval);
    this.handOn(events);
  }
}
