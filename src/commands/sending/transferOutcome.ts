import { totalLength } from '../../core/byteRange.ts';
import { describeError, type GlacierError } from '../../core/errors.ts';
import { type ErrorKind, errorKinds } from '../../core/errorKinds.ts';
import type { SendResult } from '../../jobs/transfer/sendOptions.ts';
import { logError } from '../../ui/log.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { holdTexts, nextButtons, outcomeTexts } from './texts.ts';

/** Says what the transfer of a file came to, and returns what the user wants to do next. */
export async function tellTransferred(
  { log }: CommandContext,
  name: string,
  { sent, left, stopped }: SendResult,
): Promise<'complete' | 'resume' | undefined> {
  const { transferOutcome } = await import('../../jobs/entry.ts');
  const error = stopped ?? left[0]?.error;
  const bytes = totalLength(sent.map(({ range }) => range));
  const isGone = error?.kind === 'notFound';
  const reason = error ? outcomeTexts.reason(describeError(error), !isGone) : '';
  const text = outcomeTexts.message(name, transferOutcome(sent.length, bytes, left.length, reason));
  if (left.length === 0)
    return (await notify(text, nextButtons.complete)) === undefined ? undefined : 'complete';
  if (error && error.kind !== 'cancelled') logError(log, error);
  if (isGone) return void warn(text);
  return (await warn(text, nextButtons.resume)) === undefined ? undefined : 'resume';
}

/** Says that nothing can be sent until something is mended, and returns what the user wants to do about it. */
export async function tellHeld(name: string, error: GlacierError): Promise<'signIn' | 'goOn' | undefined> {
  const canSignIn = errorKinds[error.kind].remedies.some((remedy) => remedy === 'signIn');
  const text = holdTexts.message(name, error.message, renewable.has(error.kind));
  const choice = await warn(text, ...(canSignIn ? [holdTexts.signIn] : []), holdTexts.tryAgain);
  if (choice === undefined) return undefined;
  return choice === holdTexts.signIn ? 'signIn' : 'goOn';
}

/** What a change of the AWS files mends, which is noticed. */
const renewable = new Set<ErrorKind>(['credentials', 'expired', 'signIn', 'signature']);
