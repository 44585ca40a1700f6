import type { Readable } from 'node:stream';
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

  /** @throws AnswerError, which the body of the answer fails with, too; and what the SDK's own handler throws */
  override async handle(...[request, options = {}]: Parameters<Handle>): ReturnType<Handle> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.limits.headers);
    const asked = options.abortSignal as AbortSignal | undefined;
    const abortSignal = asked ? AbortSignal.any([asked, late.signal]) : late.signal;
    try {
      const { response } = await super.handle(request, { ...options, abortSignal });
      response.body = boundBody(response.body as Readable, urlOf(request).host, this.limits);
      return { response };
    } catch (error) {
      throw late.signal.aborted && !asked?.aborted
        ? new AnswerError('AnswerMissing', urlOf(request).host)
        : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Where a request goes, without its path. */
export function urlOf({ protocol, hostname, port }: Parameters<Handle>[0]): URL {
  return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
}
