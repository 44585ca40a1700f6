import { GlacierClient } from '@aws-sdk/client-glacier';
import type { GlacierError } from '../../src/core/errors.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';

/** The official SDK's client for an emulator, with any part of the connection changed. One attempt unless said. */
export function clientFor(
  emulator: Pick<Emulator, 'url' | 'region' | 'accessKeyId' | 'secretAccessKey'>,
  maxAttempts = 1,
): GlacierClient {
  const { url, region, accessKeyId, secretAccessKey } = emulator;
  return new GlacierClient({
    endpoint: url,
    region,
    maxAttempts,
    credentials: { accessKeyId, secretAccessKey },
  });
}

/** What a call was refused with. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number };
}

/** The error of a call that has to fail. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome === undefined) throw new Error('The call succeeded.');
  return outcome as Refusal;
}

/** The error of a call of the port that has to fail. */
export async function errorOf(call: Promise<unknown>): Promise<GlacierError> {
  const error: unknown = await refusalOf(call);
  return error as GlacierError;
}
