import type { Node } from '../explorer/nodes.ts';
import type { CommandContext } from './context.ts';

/** Expands a row of the tree. A hidden view stays hidden: to reveal a row would open it. */
export async function expandRow(
  { view: { tree } }: CommandContext,
  row: Node,
  { select }: { readonly select: boolean },
): Promise<void> {
  if (!tree.visible) return;
  // VS Code first draws what has changed. A row that is gone by then need not be found.
  await tree.reveal(row, { select, focus: false, expand: true }).then(undefined, () => {});
}
