import { toGlacierError } from '../../core/errors.ts';
import type { Release } from '../../jobs/journal/transferMarks.ts';
import type { SendResult } from '../../jobs/transfer/sendOptions.ts';

/**
 * What becomes of the mark of a transfer: the next window goes on with what was neither stopped by the user nor has come
 * to an end, as when the connection was closed with the window, or an outage was too long.
 */
export function releaseAfter(
  ended: SendResult | undefined,
  failure: unknown,
  {
    stopped,
    completes,
    isAccountUnsure,
  }: {
    readonly stopped: boolean;
    readonly completes: boolean;
    /** What was not found may be in the account that the credentials were of before. */
    readonly isAccountUnsure: boolean;
  },
): Parameters<Release>[0] {
  if (stopped) return 'over';
  if (!ended) return toGlacierError(failure).kind === 'cancelled' ? 'interrupted' : 'undone';
  if (ended.left.length === 0) return completes ? 'interrupted' : 'over';
  const { kind } = ended.stopped ?? ended.left[0]?.error ?? {};
  return kind === 'notFound' && !isAccountUnsure ? 'over' : 'interrupted';
}
