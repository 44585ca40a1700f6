import type { Readable } from 'node:stream';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { AnswerError, boundBody } from './boundBody.ts';
import type { Limits } from './limits.ts';

type Handle = NodeHttpHandler['handle'];

/** Sends requests as the SDK itself does, and gives up on answers that break the limits. */
export class BoundedHandler extends NodeHttpHandler {
  private readonly limits: Limits;

  constructor(limits: Limits, options: NodeHttpHandlerOptions = {}) {
    super({ ...options, connectionTimeout: limits.connection });
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
