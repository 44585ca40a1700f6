import type { Readable } from 'node:stream';
import type { FinalizeHandler, MiddlewareStack } from '@smithy/types';

/** A body that is sent as it is, with headers that describe it. */
export interface SentBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly open: () => Readable;
}

/** Carries an error past the SDK's retries, which would look into a `cause`. */
class OneAttempt extends Error {
  readonly failure: unknown;

  constructor(failure: unknown) {
    super('Sent once.');
    this.name = 'OneAttempt';
    this.failure = failure;
  }
}

/**
 * Makes the SDK send a command once, whatever the outcome, with this body. The SDK knows nothing of the body, so it
 * neither reads nor hashes it: its hashes are among the headers, which are signed.
 */
export function sendOnce<I extends object, O extends object>(
  { middlewareStack }: { readonly middlewareStack: MiddlewareStack<I, O> },
  body?: SentBody,
): void {
  const send =
    (next: FinalizeHandler<I, O>): FinalizeHandler<I, O> =>
    async (args) => {
      try {
        return await next(body ? { ...args, request: withBody(args.request, body) } : args);
      } catch (error) {
        throw new OneAttempt(error);
      }
    };
  // Within the retries, and before the signature.
  middlewareStack.addRelativeTo(send, {
    name: 'glacierOnce',
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
  });
}

function withBody(request: unknown, { headers, open }: SentBody): unknown {
  const { headers: known, ...rest } = request as { headers: Record<string, string> };
  return { ...rest, headers: { ...known, ...headers }, body: open() };
}

/** Whether an error is that of a command sent once. */
export function wasSentOnce(error: unknown): boolean {
  return error instanceof OneAttempt;
}

/** The error that a command sent once failed with; any other error as it is. */
export function causeOf(error: unknown): unknown {
  return error instanceof OneAttempt ? error.failure : error;
}
