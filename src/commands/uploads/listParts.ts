import { specLabel } from '../../core/aws/connectionSpec.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';

/** Opens the parts panel of the selected upload, or of one that is picked. */
export async function listParts(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked);
  if (!found) return;
  const { session, store, upload } = found;
  const label = [specLabel(session.spec), store.connection.region].join(' · ');
  (await context.panels()).open(session, label, store.partsOf(upload));
}
