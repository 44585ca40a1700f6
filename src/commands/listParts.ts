import type { CommandContext } from './context.ts';
import { uploadFor } from './pickUpload.ts';

/** Opens the parts panel of the selected upload, or of one that is picked. */
export async function listParts(context: CommandContext, clicked: unknown): Promise<void> {
  const upload = await uploadFor(context, clicked);
  const store = context.session.store;
  if (upload && store) context.panels.open(store.connection.label, store.partsOf(upload));
}
