import type { Service } from '../../core/aws/endpointUse.ts';
import { GlacierError } from '../../core/errors.ts';
import { awsHosts, isOwnHost } from './ownHosts.ts';
import { type Sections, servicesOf } from '../awsFiles/profiles.ts';
import { endpointTexts as texts } from './texts.ts';

/** An address for requests to a service other than AWS's own, and where it was set. */
export interface ConfiguredEndpoint {
  readonly service: Service;
  readonly url: URL;
  /** To follow "set by": the connection, a variable or a profile. */
  readonly source: string;
}

/** The service's name in variables; lower-case and with underscores also in `services` sections. */
const variableNames: Record<Service, string> = {
  glacier: 'GLACIER',
  sts: 'STS',
  sso: 'SSO',
  ssoOidc: 'SSO_OIDC',
  signin: 'SIGNIN',
};

/**
 * The endpoint a connection's requests to Glacier go to, if it is not AWS's own for the region. The SDK follows these
 * silently (SDK reference: "Service-specific endpoints"); we resolve them in its order so we can ask the user first.
 * @throws GlacierError `endpoint`
 */
export function configuredEndpoint(
  given: string | undefined,
  region: string,
  sections: Sections,
  profile: string,
): ConfiguredEndpoint | undefined {
  const found =
    given === undefined
      ? fromConfiguration('glacier', sections, profile)
      : ([given, texts.connection] as const);
  if (!found) return undefined;
  const url = checkEndpoint(...found);
  const isOwn = awsHosts(region).includes(url.host) && url.protocol === 'https:';
  return isOwn ? undefined : { service: 'glacier', url, source: found[1] };
}

/**
 * The endpoints for requests for a profile's credentials, if they are not AWS's own. As in the SDK only what is set for
 * the profile in AWS_PROFILE, or the default one, is followed, whichever profile the credentials are of.
 * @throws GlacierError `endpoint`
 */
export function credentialEndpoints(sections: Sections, profile: string | undefined): ConfiguredEndpoint[] {
  return servicesOf(sections, profile).flatMap((service) => {
    const found = fromConfiguration(service, sections, process.env['AWS_PROFILE'] || 'default');
    if (!found) return [];
    const url = checkEndpoint(...found);
    const isOwn = isOwnHost(service, url.host) && url.protocol === 'https:';
    return isOwn ? [] : [{ service, url, source: found[1] }];
  });
}

function fromConfiguration(
  service: Service,
  sections: Sections,
  profileName: string,
): readonly [text: string, source: string] | undefined {
  const profile = sections.profiles.get(profileName);
  // Any other value is ignored.
  const ignored = [
    process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'],
    profile?.['ignore_configured_endpoint_urls'],
  ].find((value) => value === 'true' || value === 'false');
  if (ignored === 'true') return undefined;
  const name = variableNames[service];
  for (const variable of [`AWS_ENDPOINT_URL_${name}`, 'AWS_ENDPOINT_URL']) {
    const value = process.env[variable];
    if (value) return [value, variable];
  }
  const services = profile?.['services'];
  const own = services && sections.services.get(services)?.[`${name.toLowerCase()}.endpoint_url`];
  const url = own ?? profile?.['endpoint_url'];
  return url ? [url, texts.profile(profileName)] : undefined;
}

/**
 * Reads the address of an endpoint. Plain http is for this computer's own loopback: elsewhere it would show uploads,
 * and signatures good for five minutes, to everyone on the way.
 * @throws GlacierError `endpoint`
 */
export function checkEndpoint(text: string, source: string): URL {
  const url = URL.parse(text);
  const refuse = (why: string) => new GlacierError('endpoint', texts.refused(source, why));
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw refuse(texts.notHttps);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw refuse(texts.plainHttp(url.host));
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/')
    throw refuse(texts.notPlain);
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
