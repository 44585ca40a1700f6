import { uploadOf } from '../explorer/nodes.ts';
import { targetNode } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { pickUpload } from './pickUpload.ts';

/** Opens the parts panel of the selected upload, or of one that is picked. */
export async function listParts(context: CommandContext, clicked: unknown): Promise<void> {
  const node = targetNode(context, clicked);
  const upload = (node && uploadOf(node)?.upload) ?? (await pickUpload(context.session));
  const store = context.session.store;
  if (upload && store) context.panels.open(store.connection.label, store.partsOf(upload));
}
