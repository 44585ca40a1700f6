import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { uploadFor } from '../pickUpload.ts';

/** Opens the parts panel of the selected upload, or of one that is picked. */
export async function listParts(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked);
  if (found) await openPanel(context, found);
}
