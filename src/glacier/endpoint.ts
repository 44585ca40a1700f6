import { GlacierError } from '../core/errors.ts';
import type { Sections } from './profiles.ts';

/** An address for requests in place of AWS's own, and who asked for it. */
export interface ConfiguredEndpoint {
  readonly url: URL;
  /** To follow "set by": the connection, a variable or a profile. */
  readonly source: string;
}

/**
 * The endpoint a connection's requests go to, if it is not AWS's own for the region. In the order of the SDK (SDK
 * reference: "Service-specific endpoints"), which follows all of these silently; asked here, so that a person can be.
 * @throws GlacierError `endpoint`
 */
export function configuredEndpoint(
  given: string | undefined,
  region: string,
  sections: Sections,
  profile: string,
): ConfiguredEndpoint | undefined {
  const found = given === undefined ? fromConfiguration(sections, profile) : [given, 'the connection'];
  if (!found) return undefined;
  const [text = '', source = ''] = found;
  const url = checkEndpoint(text, source);
  return awsHosts(region).includes(url.host) && url.protocol === 'https:' ? undefined : { url, source };
}

/** AWS's own addresses for a region (AWS General Reference: "Amazon S3 Glacier endpoints"). */
export function awsHosts(region: string): string[] {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return [
    `glacier.${region}.${suffix}`,
    `glacier-fips.${region}.${suffix}`,
    `glacier.${region}.${region.startsWith('cn-') ? 'api.amazonwebservices.com.cn' : 'api.aws'}`,
  ];
}

function fromConfiguration(
  sections: Sections,
  profileName: string,
): [text: string, source: string] | undefined {
  const profile = sections.profiles.get(profileName);
  const ignored = process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'];
  if ((ignored ?? profile?.['ignore_configured_endpoint_urls'])?.toLowerCase() === 'true') return undefined;
  for (const variable of ['AWS_ENDPOINT_URL_GLACIER', 'AWS_ENDPOINT_URL']) {
    const value = process.env[variable];
    if (value) return [value, variable];
  }
  const services = profile?.['services'];
  const url =
    (services && sections.services.get(services)?.['glacier.endpoint_url']) ?? profile?.['endpoint_url'];
  return url ? [url, `the profile ${profileName}`] : undefined;
}

/**
 * Reads the address of an endpoint. Plain http is for this computer's own loopback: elsewhere it would show uploads,
 * and signatures good for five minutes, to everyone on the way.
 * @throws GlacierError `endpoint`
 */
export function checkEndpoint(text: string, source: string): URL {
  const url = URL.parse(text);
  const refuse = (why: string) => new GlacierError('endpoint', `The endpoint set by ${source} ${why}.`);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw refuse('is not an https:// address');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw refuse(`(${url.host}) is plain http, which is accepted on loopback only`);
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/')
    throw refuse('has more than a scheme, a host and a port');
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
