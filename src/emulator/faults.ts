import type { OperationName } from './routes.ts';

/** What goes wrong with a request. */
export type Fault =
  /** Answered with an error in place of being carried out. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string; readonly message: string }
  /** The socket is closed without an answer. */
  | { readonly kind: 'drop' }
  /** Carried out, and the socket closed in the middle of the answer. */
  | { readonly kind: 'dropMidBody' }
  /** Carried out, and answered with half of the JSON. */
  | { readonly kind: 'truncate' }
  /** Answered with a page of HTML, as by a proxy. */
  | { readonly kind: 'html'; readonly status: number }
  /** Answered with status 200 and nothing. */
  | { readonly kind: 'emptyBody' }
  /** Carried out and answered when `release` is called. */
  | { readonly kind: 'hold' }
  /** Carried out, with the JSON of the answer changed. */
  | { readonly kind: 'rewrite'; readonly body: (json: Record<string, unknown>) => object }
  /** Refused for its clock in an answer without a Date header, from which a client could correct its own. */
  | { readonly kind: 'clockSkew'; readonly milliseconds: number };

export interface Injection {
  readonly fault: Fault;
  /** Requests of this operation only. */
  readonly operation?: OperationName;
  /** How many requests it strikes; 1 unless said. */
  readonly times?: number;
  /** How many matching requests it lets pass first. */
  readonly after?: number;
}

/** A fault that waits for its requests. */
export interface InjectedFault {
  /** Resolves when a request was struck. */
  readonly struck: Promise<void>;
  /** Lets the requests go that a `hold` has kept. */
  release(): void;
  /** Takes the fault back and releases what it holds. */
  dispose(): void;
}

interface Waiting {
  readonly injection: Injection;
  pass: number;
  left: number;
  readonly released: Promise<void>;
  readonly strike: () => void;
}

/** The faults that tests have asked for. */
export class Faults {
  private readonly waiting = new Set<Waiting>();

  inject(injection: Injection): InjectedFault {
    const struck = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const entry: Waiting = {
      injection,
      pass: injection.after ?? 0,
      left: injection.times ?? 1,
      released: released.promise,
      strike: struck.resolve,
    };
    this.waiting.add(entry);
    return {
      struck: struck.promise,
      release: released.resolve,
      dispose: () => {
        this.waiting.delete(entry);
        released.resolve();
      },
    };
  }

  /** The fault that strikes a request, if one does; the oldest first. `released` settles when a `hold` ends. */
  next(operation: OperationName | undefined): { fault: Fault; released: Promise<void> } | undefined {
    for (const entry of this.waiting) {
      const { injection } = entry;
      if (injection.operation !== undefined && injection.operation !== operation) continue;
      if (entry.pass-- > 0) continue;
      if (--entry.left <= 0) this.waiting.delete(entry);
      entry.strike();
      return { fault: injection.fault, released: entry.released };
    }
    return undefined;
  }
}
