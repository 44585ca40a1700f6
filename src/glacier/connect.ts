import { GlacierClient, type GlacierClientConfig } from '@aws-sdk/client-glacier';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { GlacierError } from '../core/errors.ts';
import { checkEndpoint } from './endpoint.ts';
import { mapError } from './errors.ts';
import type { Connection, ConnectionSettings } from './port.ts';
import { hasGlacier } from './regions.ts';
import { sdkAdapter } from './sdkAdapter.ts';

/** Milliseconds. Listings answer within a second; a proxy that swallows them must not hold a node for ever. */
const limits = {
  connectionTimeout: 10_000,
  requestTimeout: 60_000,
  socketTimeout: 60_000,
  throwOnRequestTimeout: true,
};

/** Where the sample account listens and the key it accepts. */
export interface SampleEndpoint {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * A connection to AWS by the settings, and where they are silent by the SDK's own rules: AWS_PROFILE, AWS_REGION, the
 * default profile, environment, container and instance credentials. Sends nothing; credentials are looked up by the
 * first call.
 * @throws GlacierError `region`, `regionUnsupported` or `endpoint`
 */
export async function connectToAws({ profile, region, endpoint }: ConnectionSettings): Promise<Connection> {
  const url = endpoint === undefined ? undefined : checkEndpoint(endpoint);
  // The SDK keeps what it once read of the AWS files; who has mended them and retries means the files of now.
  await loadSharedConfigFiles({ ignoreCache: true });
  const client = createClient({
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...(url && { endpoint: url.href.replace(/\/$/, '') }),
    credentials: fromNodeProviderChain(profile === undefined ? {} : { profile }),
  });
  const resolved = await resolveRegion(client);
  if (!url && !hasGlacier(resolved)) {
    throw new GlacierError('regionUnsupported', `There are no Glacier vaults in the region ${resolved}.`);
  }
  const shownProfile = profile ?? process.env['AWS_PROFILE'];
  return {
    key: JSON.stringify(['aws', shownProfile ?? '', resolved, url?.href ?? '']),
    label: [shownProfile, resolved, url?.host].filter(Boolean).join(' · '),
    region: resolved,
    ...(shownProfile !== undefined && { profile: shownProfile }),
    ...(url && { endpoint: url.href }),
    sample: false,
    port: sdkAdapter(client, { host: url?.host ?? `Glacier in ${resolved}` }),
  };
}

/** A connection to the sample account, an endpoint on this computer's loopback. */
export function connectToSample({ url, region, accessKeyId, secretAccessKey }: SampleEndpoint): Connection {
  const client = createClient({ endpoint: url, region, credentials: { accessKeyId, secretAccessKey } });
  return {
    key: 'sample',
    label: 'Sample account',
    region,
    endpoint: url,
    sample: true,
    port: sdkAdapter(client, { host: new URL(url).host }),
  };
}

function createClient(config: GlacierClientConfig): GlacierClient {
  return new GlacierClient({ ...config, requestHandler: limits });
}

async function resolveRegion(client: GlacierClient): Promise<string> {
  try {
    return await client.config.region();
  } catch (error) {
    if (error instanceof Error && /region is missing/i.test(error.message)) {
      throw new GlacierError('region', 'No AWS region is set.', { cause: error });
    }
    throw mapError(error, { action: 'find the region', host: 'AWS' });
  }
}
