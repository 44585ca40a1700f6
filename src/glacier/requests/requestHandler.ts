import { pipeline, Readable, Transform } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AnswerError, boundBody } from './boundBody.ts';
import type { Limits } from './limits.ts';

type Handle = NodeHttpHandler['handle'];

export interface ConnectionUse {
  /** Whether to keep sockets for later requests; by default true. */
  readonly keepAlive?: boolean;
  /** Certificates to trust in place of the system's, in PEM form. */
  readonly ca?: string | undefined;
}

/** Sends requests as the SDK itself does, and gives up on answers that break the limits. */
export class BoundedHandler extends NodeHttpHandler {
  private readonly limits: Limits;

  constructor(limits: Limits, { keepAlive = true, ca }: ConnectionUse = {}) {
    super({
      connectionTimeout: limits.connection,
      httpAgent: { keepAlive },
      httpsAgent: { keepAlive, ...(ca !== undefined && { ca }) },
    });
    this.limits = limits;
  }

  /**
   * The time for an answer begins anew with every piece of a request's body that is taken.
   * @throws AnswerError, which the body of the answer fails with, too; what the body of the request failed with; and
   * what the SDK's own handler throws
   */
  override async handle(...[request, options = {}]: Parameters<Handle>): ReturnType<Handle> {
    const ended = new AbortController();
    const end = (error: Error) => ended.abort(error);
    const { host } = urlOf(request);
    const timer = setTimeout(() => end(new AnswerError('AnswerMissing', host)), this.limits.headers);
    const asked = options.abortSignal as AbortSignal | undefined;
    const abortSignal = asked ? AbortSignal.any([asked, ended.signal]) : ended.signal;
    const body: unknown = request.body;
    if (body instanceof Readable) request.body = watchBody(body, () => timer.refresh(), end);
    try {
      const { response } = await super.handle(request, { ...options, abortSignal });
      response.body = boundBody(response.body as Readable, host, this.limits);
      return { response };
    } catch (error) {
      throw ended.signal.aborted && !asked?.aborted ? ended.signal.reason : error;
    } finally {
      clearTimeout(timer);
      if (body instanceof Readable) body.destroy();
    }
  }
}

/** Passes a body on; calls `onPiece` as pieces are taken, and `onError` when it cannot be read to its end. */
function watchBody(body: Readable, onPiece: () => void, onError: (error: Error) => void): Readable {
  const watched = new Transform({
    transform(piece: Buffer, _encoding, done) {
      onPiece();
      done(null, piece);
    },
  });
  pipeline(body, watched, (error) => {
    if (error) onError(error);
  });
  return watched;
}

/** Where a request goes, without its path. */
export function urlOf({ protocol, hostname, port }: Parameters<Handle>[0]): URL {
  return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
}
