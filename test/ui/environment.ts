import type { Emulator } from '../../src/emulator/emulator.ts';

/** Settings and environment by which a VS Code finds an emulator, once its endpoint was allowed. */
export function connectionTo({ region, url, accessKeyId, secretAccessKey }: Emulator): {
  readonly settings: Record<string, unknown>;
  readonly env: Record<string, string | undefined>;
} {
  return {
    settings: { 'glacier.connections': [{ region, endpoint: url }] },
    env: { ...withoutAws, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  };
}

/** An environment in which the AWS SDK finds no profile, region or credentials, whatever the machine has. */
export const withoutAws: Readonly<Record<string, string | undefined>> = {
  AWS_PROFILE: undefined,
  AWS_REGION: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_ENDPOINT_URL: undefined,
  AWS_ENDPOINT_URL_GLACIER: undefined,
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
};
