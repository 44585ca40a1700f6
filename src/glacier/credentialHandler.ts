import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { GlacierError } from '../core/errors.ts';
import { currentSearch } from './credentialSearch.ts';
import type { ConfiguredEndpoint } from './endpoint.ts';
import type { Limits } from './limits.ts';
import { isOwnHost } from './ownHosts.ts';
import { BoundedHandler } from './requestHandler.ts';

type Handle = NodeHttpHandler['handle'];

const services = ['sts', 'sso', 'ssoOidc', 'signin'] as const;

/**
 * Sends the requests by which credentials are found, to AWS's own addresses and to those that a person has agreed to.
 * The SDK works out by itself where they go: should the files change just then, what it finds must not be followed. Nor
 * does it know when nobody waits any more, and no request goes out after that.
 */
export class CredentialHandler extends BoundedHandler {
  private readonly agreed: ReadonlySet<string>;

  constructor(limits: Limits, endpoints: readonly ConfiguredEndpoint[]) {
    super(limits);
    this.agreed = new Set(endpoints.map(({ url }) => url.origin));
  }

  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const { protocol, hostname, port } = request;
    const { host, origin } = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
    const isOwn = protocol === 'https:' && services.some((service) => isOwnHost(service, host));
    const { signal, fail } = currentSearch();
    if (isOwn || this.agreed.has(origin)) return super.handle(request, { ...options, abortSignal: signal });
    const message = `Requests for credentials would go to ${host}, which was not agreed to, and were not sent.`;
    const error = new GlacierError('endpointUntrusted', message);
    fail(error);
    throw error;
  }
}
