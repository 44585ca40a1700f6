import { specLabel } from '../core/aws/connectionSpec.ts';
import { notify, notifyError } from '../ui/notify.ts';
import type { CommandContext } from './context.ts';
import type { FoundUpload } from './pickUpload.ts';
import { findingTexts as texts } from './texts/finding.ts';

/**
 * The same upload through its connection as that is by now, which may have been closed and opened since; undefined, having
 * said why, where it is not to be had.
 */
export async function reconnected(
  { sessions }: CommandContext,
  { session: before, upload }: FoundUpload,
): Promise<FoundUpload | undefined> {
  const session = sessions.all.find(({ id }) => id === before.id);
  const store = await session?.connect();
  if (session && store) return { session, store, upload };
  if (session?.error && session.error.kind !== 'cancelled') void notifyError(session.error);
  else void notify(texts.connection.isGone(specLabel(before.spec)));
  return undefined;
}
