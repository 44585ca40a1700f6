import type { Node } from '../../explorer/nodes.ts';
import { targetNode } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { uploadFor } from '../pickUpload.ts';
import { loadingTexts } from './texts.ts';

/** Opens the parts panel of the selected upload, or of one that is picked; from a part or a gap, at its row. */
export async function listParts(context: CommandContext, clicked: unknown): Promise<void> {
  const node = targetNode(context, clicked);
  const found = await uploadFor(context, clicked, loadingTexts.listParts);
  if (found) await openPanel(context, found, node && offsetOf(node));
}

/** Where the bytes of a row begin. */
function offsetOf(node: Node): number | undefined {
  if (node.kind === 'part') return node.part.range.start;
  if (node.kind === 'gap') return node.range.start;
  return node.kind === 'page' ? node.parent.parts.rowsOfPage(node.index)[0]?.range.start : undefined;
}
