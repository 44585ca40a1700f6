import { totalLength } from '../../core/byteRange.ts';
import { describeError } from '../../core/errors.ts';
import type { SendResult } from '../../jobs/transfer/sendOptions.ts';
import { logError } from '../../ui/log.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';

/** Says what a transfer came to, and returns what the user wants to do next. */
export async function tellTransferred(
  { log }: CommandContext,
  { sent, left, stopped }: SendResult,
): Promise<'complete' | 'resume' | undefined> {
  const { transferOutcome } = await import('../../jobs/entry.ts');
  const error = stopped ?? left[0]?.error;
  const bytes = totalLength(sent.map(({ range }) => range));
  const isGone = error?.kind === 'notFound';
  const reason = error ? `${describeError(error)}${isGone ? '' : ' What was sent stays.'}` : '';
  const text = transferOutcome(sent.length, bytes, left.length, reason);
  if (left.length === 0)
    return (await notify(text, 'Complete Upload…')) === undefined ? undefined : 'complete';
  if (error && error.kind !== 'cancelled') logError(log, error);
  if (isGone) return void warn(text);
  return (await warn(text, 'Resume Upload…')) === undefined ? undefined : 'resume';
}
