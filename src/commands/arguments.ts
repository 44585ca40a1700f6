import { type Node, sessionOf } from '../explorer/nodes.ts';
import type { Session } from '../store/session.ts';
import type { CommandContext } from './context.ts';

/*
 * VS Code calls a command of a context menu with the node it was opened on and all selected nodes, from the palette or
 * a key binding with nothing, and any extension may call it with anything.
 */

/** The node a command was called on, if it was one of the tree's. */
export function clickedNode({ view }: CommandContext, clicked: unknown): Node | undefined {
  return view.provider.isNode(clicked) ? clicked : undefined;
}

/** The nodes a command is meant for: those it was called on, else those selected in the tree. */
export function targetNodes(context: CommandContext, clicked: unknown, selected: unknown): readonly Node[] {
  const { provider, tree } = context.view;
  if (clicked === undefined || clicked === null) return tree.selection;
  const node = clickedNode(context, clicked);
  if (!node) return [];
  const all = Array.isArray(selected) ? selected.filter((each) => provider.isNode(each)) : [];
  return all.includes(node) ? all : [node];
}

/** The one node a command is meant for. */
export function targetNode(context: CommandContext, clicked: unknown): Node | undefined {
  return targetNodes(context, clicked, undefined)[0];
}

/** The connection a command is meant for: that of the node, or the only one. */
export function targetSession(context: CommandContext, clicked: unknown): Session | undefined {
  const node = targetNode(context, clicked);
  return (node && sessionOf(node)) ?? context.sessions.only;
}
