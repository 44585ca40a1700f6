import { cancelled } from '../../core/errors.ts';

/** Those who wait for the same thing: first come, first served. */
export class WaitingLine {
  private readonly waiting = new Set<() => void>();

  /**
   * Resolves when it is this caller's turn.
   * @throws GlacierError `cancelled` when `signal` aborts before that
   */
  wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      this.waiting.delete(go);
      signal.removeEventListener('abort', abort);
    };
    const go = () => {
      leave();
      resolve();
    };
    const abort = () => {
      leave();
      reject(cancelled());
    };
    if (signal.aborted) abort();
    else {
      this.waiting.add(go);
      signal.addEventListener('abort', abort);
    }
    return promise;
  }

  /** Lets the first one go; false where nobody waits. */
  next(): boolean {
    const [first] = this.waiting;
    first?.();
    return first !== undefined;
  }

  all(): void {
    for (const go of this.waiting) go();
  }
}
