import { toGlacierError } from '../core/errors.ts';
import type { GlacierPort } from '../glacier/port.ts';

/** A vault as it was listed; the ARN is empty where the service did not tell. */
export interface VaultPlace {
  readonly vaultName: string;
  readonly vaultArn: string;
}

/**
 * Whether a connection leads to a vault. A profile may have the keys of another account by now, or another region, where
 * all that is asked about is not found. `unknown` where it may not be asked: whoever may send need not be allowed to look.
 * @throws GlacierError when nothing can be asked
 */
export async function leadsToVault(
  port: Pick<GlacierPort, 'describeVault'>,
  { vaultName, vaultArn }: VaultPlace,
  signal: AbortSignal,
): Promise<'yes' | 'no' | 'unknown'> {
  try {
    const { arn } = await port.describeVault(vaultName, signal);
    return vaultArn === '' || arn === vaultArn ? 'yes' : 'no';
  } catch (error) {
    const { kind } = toGlacierError(error);
    if (kind === 'notFound') return 'no';
    if (kind === 'accessDenied') return 'unknown';
    throw error;
  }
}
