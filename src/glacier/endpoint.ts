import { GlacierError } from '../core/errors.ts';

/**
 * Reads the endpoint of the settings. Plain http is for this computer's own loopback: elsewhere it would show uploads,
 * and signatures good for five minutes, to everyone on the way.
 * @throws GlacierError `endpoint`
 */
export function checkEndpoint(text: string): URL {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new GlacierError('endpoint', 'The endpoint is not an https:// address.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new GlacierError(
      'endpoint',
      `The endpoint ${url.host} is plain http, which is accepted on loopback only.`,
    );
  }
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/') {
    throw new GlacierError('endpoint', 'The endpoint has more than a scheme, a host and a port.');
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
