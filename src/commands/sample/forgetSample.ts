import { toGlacierError } from '../../core/errors.ts';
import { logError } from '../../ui/log.ts';
import type { CommandContext } from '../context.ts';

/**
 * Forgets the verifications of the sample account, which begins anew: its uploads have the same IDs each time. What cannot
 * be forgotten is logged.
 */
export async function forgetSample({
  sampleFile,
  verification,
}: Pick<CommandContext, 'sampleFile' | 'verification'>): Promise<void> {
  const { forgetVerifications } = await import('../../jobs/entry.ts');
  const { accountId } = await sampleFile();
  await forgetVerifications(verification.folder, accountId).catch((error: unknown) =>
    logError(verification.log, toGlacierError(error)),
  );
}
