import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { GlacierError } from '../../core/errors.ts';
import { currentSearch } from './credentialSearch.ts';
import type { ConfiguredEndpoint } from './endpoint.ts';
import { describeProxy, mapError } from '../requests/mapError.ts';
import type { Limits } from '../requests/limits.ts';
import { isOwnCredentialHost } from './ownHosts.ts';
import { BoundedHandler, urlOf } from '../requests/requestHandler.ts';

type Handle = NodeHttpHandler['handle'];
type Answer = Awaited<ReturnType<Handle>>;

/**
 * Sends the requests by which credentials are found, to AWS's own addresses and to those that a person has agreed to.
 * The SDK works out by itself where they go: should the files change just then, what it finds must not be followed. Nor
 * does it know when nobody waits any more, and no request goes out after that.
 */
export class CredentialHandler extends BoundedHandler {
  private readonly agreed: ReadonlySet<string>;

  constructor(limits: Limits, endpoints: readonly ConfiguredEndpoint[]) {
    // Asked once an hour: no socket is worth keeping.
    super(limits, { httpAgent: { keepAlive: false }, httpsAgent: { keepAlive: false } });
    this.agreed = new Set(endpoints.map(({ url }) => url.origin));
  }

  /**
   * A search that fails here never hears of it through the SDK, which would hide the reason, and leaves a rejection
   * unhandled while it asks for an MFA code. The renewal of a sign-in is another matter: all connections share it, and
   * an answer that is not waited for is lost to them, as the token it was asked with may count no more.
   */
  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const { signal, fail } = currentSearch();
    const { host } = urlOf(request);
    const renewsSignIn = request.path.endsWith('/token');
    try {
      this.assertAgreed(request);
      if (renewsSignIn) return await super.handle(request, options);
      signal.throwIfAborted();
      const answer = await super.handle(request, { ...options, abortSignal: signal });
      assertNoProxy(answer, host);
      return answer;
    } catch (error) {
      const named = Object.assign(error as Error, { hostname: host });
      const { name } = named;
      const isFinal = signal.aborted || name === 'AnswerMissing' || error instanceof GlacierError;
      if (renewsSignIn || !isFinal) throw named;
      fail(mapError(named, { action: 'get credentials', host, signsIn: false }, signal));
      return new Promise<Answer>(() => {});
    }
  }

  private assertAgreed(request: Parameters<Handle>[0]): void {
    const { protocol, host, origin } = urlOf(request);
    const isOwn = protocol === 'https:' && isOwnCredentialHost(host);
    if (isOwn || this.agreed.has(origin)) return;
    const message = `Requests for credentials would go to ${host}, which was not agreed to, and were not sent.`;
    throw new GlacierError('endpointUntrusted', message);
  }
}

/** The services answer in XML and JSON. */
function assertNoProxy({ response: { statusCode, headers } }: Answer, host: string): void {
  const isPage = headers['content-type']?.startsWith('text/html') === true;
  const sentence = describeProxy(statusCode, isPage, host);
  if (sentence !== undefined) throw new GlacierError('proxy', sentence);
}
