import { specLabel } from '../core/aws/connectionSpec.ts';
import type { Session } from '../store/session.ts';
import { keepsAccount, type VaultPlace } from '../store/leadsToVault.ts';
import { warn } from '../ui/notify.ts';
import { withCancellableProgress } from '../ui/progress.ts';
import { accountTexts as texts } from './texts/account.ts';

/**
 * Whether a connection still leads to the account whose vault is shown; asks only after an AWS file has changed. Where it
 * does not, says so, and the connection is opened anew.
 * @throws GlacierError when nothing can be asked
 */
export async function isSameAccount(session: Session, place: VaultPlace): Promise<boolean> {
  if (!session.hasNewCredentials) return true;
  const isSame = await withCancellableProgress(texts.lookingFor(place.vaultName), (signal) =>
    keepsAccount(session, place, signal),
  );
  if (!isSame) void warn(texts.other(place.vaultName, specLabel(session.spec)));
  return isSame;
}
