import { specLabel } from '../core/aws/connectionSpec.ts';
import type { MultipartUpload } from '../core/model.ts';
import { notify, notifyError } from '../ui/notify.ts';
import type { CommandContext } from './context.ts';
import type { FoundUpload } from './pickUpload.ts';
import { findingTexts as texts } from './texts/finding.ts';

/** An upload, and which connection leads to it. */
export interface UploadAt {
  /** Of the connection. */
  readonly sessionId: string;
  /** The connection's name. */
  readonly connection: string;
  readonly upload: MultipartUpload;
}

/**
 * An upload through its connection, which is opened if it is not; undefined, having said why, where it is not to be had.
 */
export async function opened(
  { sessions }: Pick<CommandContext, 'sessions'>,
  { sessionId, connection, upload }: UploadAt,
): Promise<FoundUpload | undefined> {
  const session = sessions.all.find(({ id }) => id === sessionId);
  const store = await session?.connect();
  if (session && store) return { session, store, upload };
  if (session?.error && session.error.kind !== 'cancelled') void notifyError(session.error);
  else void notify(texts.connection.isGone(connection));
  return undefined;
}

/** The same upload through its connection as that is by now, which may have been closed and opened since. */
export function reconnected(
  context: CommandContext,
  { session, upload }: FoundUpload,
): Promise<FoundUpload | undefined> {
  return opened(context, { sessionId: session.id, connection: specLabel(session.spec), upload });
}
