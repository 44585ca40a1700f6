import { specLabel } from '../core/aws/connectionSpec.ts';
import type { CommandContext } from './context.ts';
import type { FoundUpload } from './pickUpload.ts';

/** Shows the panel of an upload, at the byte `offset` if that is given. */
export async function openPanel(
  context: CommandContext,
  { session, store, upload }: FoundUpload,
  offset?: number,
): Promise<void> {
  const label = [specLabel(session.spec), store.connection.region].join(' · ');
  (await context.panels()).open(session, label, store.partsOf(upload), offset);
}
