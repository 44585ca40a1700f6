import type { Node } from '../explorer/nodes.ts';
import type { CommandContext } from './context.ts';

/*
 * VS Code calls a command of a context menu with the node it was opened on and all selected nodes, from the palette or
 * a key binding with nothing, and any extension may call it with anything.
 */

/** The nodes a command is meant for: those it was called with, else those selected in the tree. */
export function targetNodes({ view }: CommandContext, clicked: unknown, selected: unknown): readonly Node[] {
  const { selection } = view.tree;
  if (isNode(clicked)) {
    return Array.isArray(selected) && selected.includes(clicked) ? selected.filter(isNode) : [clicked];
  }
  return selection;
}

/** The one node a command is meant for. */
export function targetNode(context: CommandContext, clicked: unknown): Node | undefined {
  return targetNodes(context, clicked, undefined)[0];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
