import { toGlacierError } from '../core/errors.ts';
import type { GlacierPort } from '../glacier/port.ts';
import type { Session } from './session.ts';

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

/**
 * Whether a vault that was listed is still what a session leads to, asked once after an AWS file has changed: the same
 * profile may have the keys of another account, where nothing is found. Where it is not, the connection is closed, and
 * opened anew on next use.
 * @throws GlacierError when nothing can be asked
 */
export async function keepsAccount(
  session: Session,
  place: VaultPlace,
  signal: AbortSignal,
): Promise<boolean> {
  const { store } = session;
  if (!session.hasNewCredentials || !store) return true;
  const leads = await leadsToVault(store.connection.port, place, signal);
  // It may have been opened anew meanwhile.
  if (session.store !== store) return false;
  if (leads === 'yes') session.noteSameAccount();
  if (leads === 'no') session.reopen();
  return leads !== 'no';
}
