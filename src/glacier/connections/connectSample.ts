import type { AccessKeys } from '../../core/cli/withKeys.ts';
import { type ClientOptions, createClient } from '../requests/client.ts';
import { holdClient } from '../requests/clientHolder.ts';
import type { Connection } from '../port.ts';
import { sdkAdapter } from '../requests/sdkAdapter.ts';

/** Where the sample account listens and the key it accepts. */
export interface SampleEndpoint extends AccessKeys {
  readonly url: string;
  readonly region: string;
}

/** A connection to the sample account, an endpoint on this computer's loopback. */
export function connectToSample(
  { url, region, accessKeyId, secretAccessKey }: SampleEndpoint,
  options: ClientOptions & { readonly throttleTries?: number } = {},
): Connection {
  const keys = { accessKeyId, secretAccessKey };
  const config = { endpoint: url, region, credentials: keys };
  return {
    key: 'sample',
    region,
    endpoint: url,
    endpoints: [],
    sample: true,
    keys,
    port: sdkAdapter(
      holdClient(() => createClient(config, options)),
      { host: new URL(url).host, signsIn: false },
      {
        throttleTries: options.throttleTries ?? 0,
        onWaiting: () => {},
        explain: async (error) => error,
      },
    ),
    filesChanged: () => Promise.resolve('kept'),
  };
}
