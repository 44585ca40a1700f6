import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { GlacierError } from '../../core/errors.ts';
import { currentSearch } from './credentialSearch.ts';
import type { ConfiguredEndpoint } from './endpoint.ts';
import { describeProxy, mapError } from '../errors/mapError.ts';
import type { Limits } from '../requests/limits.ts';
import { isOwnCredentialHost } from './ownHosts.ts';
import { BoundedHandler, urlOf } from '../requests/requestHandler.ts';
import { searchTexts as texts } from './texts.ts';

type Handle = NodeHttpHandler['handle'];
type Answer = Awaited<ReturnType<Handle>>;

/**
 * Sends the requests for credentials, to AWS's own addresses and to those the user has agreed to. The SDK resolves
 * these addresses itself: if the files change just then, the new ones must not be followed. Nor does the SDK know when
 * nobody is waiting any more; no request goes out after that.
 */
export class CredentialHandler extends BoundedHandler {
  private readonly agreed: ReadonlySet<string>;

  constructor(limits: Limits, endpoints: readonly ConfiguredEndpoint[], ca: string | undefined) {
    // Used about once an hour: no socket is worth keeping.
    super(limits, { keepAlive: false, ca });
    this.agreed = new Set(endpoints.map(({ url }) => url.origin));
  }

  /**
   * A search that fails here is told directly: the SDK would hide the reason, and leaves a rejection unhandled while it
   * asks for an MFA code. The renewal of a sign-in is left alone: all connections share it, and if its answer were
   * dropped, the old token may be invalid already.
   */
  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const { signal, fail, failed } = currentSearch();
    const { host } = urlOf(request);
    const renewsSignIn = request.path.endsWith('/token');
    try {
      this.assertAgreed(request);
      if (!renewsSignIn) signal.throwIfAborted();
      const bound = renewsSignIn ? options : { ...options, abortSignal: signal };
      const answer = await super.handle(request, bound);
      failed(undefined);
      if (!renewsSignIn) assertNoProxy(answer, host);
      return answer;
    } catch (error) {
      const named = Object.assign(error as Error, { hostname: host });
      failed(named);
      const { name } = named;
      const isFinal = signal.aborted || name === 'AnswerMissing' || error instanceof GlacierError;
      if (renewsSignIn || !isFinal) throw named;
      fail(mapError(named, { action: texts.action, host, signsIn: false }, signal));
      return new Promise<Answer>(() => {});
    }
  }

  private assertAgreed(request: Parameters<Handle>[0]): void {
    const { protocol, host, origin } = urlOf(request);
    const isOwn = protocol === 'https:' && isOwnCredentialHost(host);
    if (isOwn || this.agreed.has(origin)) return;
    throw new GlacierError('endpointUntrusted', texts.notAllowed(host));
  }
}

/** The services answer in XML and JSON. */
function assertNoProxy({ response: { statusCode, headers } }: Answer, host: string): void {
  const isPage = headers['content-type']?.startsWith('text/html') === true;
  const sentence = describeProxy(statusCode, isPage, host);
  if (sentence !== undefined) throw new GlacierError('proxy', sentence);
}
