import type { OperationName } from '../operations/operations.ts';

/** A request before it is routed. Header names in lower case. */
export interface SeenRequest {
  /** Undefined for anything that is no operation of the emulator. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * What goes wrong with a request. "Carried out" means with all of its effects. `bodyFirst` is in bytes of the body: none
 * unless given, and all of it for `Infinity`.
 */
export type Fault =
  /** Answered with an error in place of being carried out, after as much of the body as `bodyFirst` says. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly bodyFirst?: number;
    }
  /** Not carried out; the socket is closed without an answer, after as much of the body as `bodyFirst` says. */
  | { readonly kind: 'drop'; readonly bodyFirst?: number }
  /** Carried out, and the socket closed without an answer: the client cannot know. */
  | { readonly kind: 'dropAnswer' }
  /** Not carried out, and not answered until the client gives up; the body is read. */
  | { readonly kind: 'stall' }
  /** Carried out, and not answered until the client gives up. */
  | { readonly kind: 'stallAnswer' }
  /** Carried out, and the socket closed in the middle of the answer; without one where the answer has no body. */
  | { readonly kind: 'dropMidBody' }
  /** Carried out, and answered with half of the JSON, as if that were all. */
  | { readonly kind: 'truncate' }
  /** Carried out, and answered with a page of HTML, as by a proxy. */
  | { readonly kind: 'html'; readonly status: number }
  /** Carried out, and answered with nothing; status 200 unless given. */
  | { readonly kind: 'emptyBody'; readonly status?: number }
  /** Carried out and answered so many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Carried out and answered when `release` is called. */
  | { readonly kind: 'hold' }
  /** Carried out, with some headers of the answer changed. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  /** Carried out, with the JSON of the answer changed; an answer without any stays as it is. */
  | {
      readonly kind: 'rewrite';
      readonly body: (json: Record<string, unknown>, request: SeenRequest) => object;
    }
  /**
   * Judged by a clock that is this much ahead of the account's, and answered without a Date header, from which a
   * client could correct its own.
   */
  | { readonly kind: 'clockSkew'; readonly milliseconds: number };

export interface Injection {
  readonly fault: Fault;
  /** Requests of this operation only. */
  readonly operation?: OperationName;
  /** Requests for which this is true only. */
  readonly match?: (request: SeenRequest) => boolean;
  /** How many requests it applies to; 1 by default. */
  readonly times?: number;
  /** How many matching requests to let pass first. */
  readonly after?: number;
}

/** A fault that waits for its requests. */
export interface InjectedFault {
  /** Resolves when the first request was hit. */
  readonly struck: Promise<void>;
  /** Releases the requests held by a `hold`, and those to come. */
  release(): void;
  /** Takes the fault back and releases what it holds. */
  dispose(): void;
}

/** A fault as it applies to one request. */
export interface Strike {
  readonly fault: Fault;
  /** Settles when a `hold` ends. */
  readonly released: Promise<void>;
}

interface Waiting extends Strike {
  readonly injection: Injection;
  pass: number;
  left: number;
  readonly struck: () => void;
}

/** The faults that tests have asked for. */
export class Faults {
  private readonly waiting = new Set<Waiting>();

  inject(injection: Injection): InjectedFault {
    const struck = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const entry: Waiting = {
      injection,
      fault: injection.fault,
      pass: injection.after ?? 0,
      left: injection.times ?? 1,
      released: released.promise,
      struck: struck.resolve,
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

  /** The fault that applies to a request, if any; the oldest first. */
  next(request: SeenRequest): Strike | undefined {
    for (const entry of this.waiting) {
      const { operation, match } = entry.injection;
      if (operation !== undefined && operation !== request.operation) continue;
      if (match && !match(request)) continue;
      if (entry.pass-- > 0) continue;
      if (--entry.left <= 0) this.waiting.delete(entry);
      entry.struck();
      return entry;
    }
    return undefined;
  }
}
