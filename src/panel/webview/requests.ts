import { GlacierError } from '../../core/errors.ts';
import type { Reply, Sent } from '../protocol/envelope.ts';
import { requestTexts as texts } from './texts.ts';

/** Milliseconds. A reply says that a request was accepted, not that it is finished, so it comes soon. */
const defaultTimeLimit = 10_000;

interface Pending {
  readonly resolve: () => void;
  readonly reject: (error: GlacierError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Requests to the extension that await their reply. */
export class Requests<Body extends object> {
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();
  private readonly version: number;
  private readonly post: (request: Sent<Body>) => void;
  private readonly timeLimit: number;

  /** @param version of the messages */
  constructor(version: number, post: (request: Sent<Body>) => void, timeLimit = defaultTimeLimit) {
    this.version = version;
    this.post = post;
    this.timeLimit = timeLimit;
  }

  /**
   * Resolves when the extension has accepted the request; rejects with a GlacierError, `timeout` if it does not answer.
   */
  send(body: Body): Promise<void> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(id);
        reject(new GlacierError('timeout', texts.noAnswer));
      }, this.timeLimit);
      this.pending.set(id, { resolve, reject, timer });
      this.post({ ...body, version: this.version, id });
    });
  }

  settle({ id, outcome }: Reply): void {
    const request = this.take(id);
    if ('ok' in outcome) request?.resolve();
    else request?.reject(new GlacierError(outcome.error.kind, outcome.error.message));
  }

  /** Rejects all that still wait. */
  dispose(): void {
    for (const id of this.pending.keys()) {
      this.take(id)?.reject(new GlacierError('cancelled', texts.closed));
    }
  }

  private take(id: number): Pending | undefined {
    const request = this.pending.get(id);
    if (request) clearTimeout(request.timer);
    this.pending.delete(id);
    return request;
  }
}
