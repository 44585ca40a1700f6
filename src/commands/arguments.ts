import { type Node, sessionOf } from '../explorer/nodes.ts';
import type { Session } from '../store/session.ts';
import type { CommandContext } from './context.ts';

/*
 * From a context menu VS Code passes the clicked node and all selected ones; from the palette or a key binding,
 * nothing. Any extension may pass anything.
 */

/** The node a command was called on, if it was one of the tree's. */
export function clickedNode({ view }: CommandContext, clicked: unknown): Node | undefined {
  return view.provider.isNode(clicked) ? clicked : undefined;
}

/** The nodes a command applies to: those it was called on, else those selected in the tree. */
export function targetNodes(context: CommandContext, clicked: unknown, selected: unknown): readonly Node[] {
  const { provider, tree } = context.view;
  if (clicked === undefined || clicked === null) return tree.selection;
  const node = clickedNode(context, clicked);
  if (!node) return [];
  const all = Array.isArray(selected) ? selected.filter((each) => provider.isNode(each)) : [];
  return all.includes(node) ? all : [node];
}

/** The only node a command applies to. */
export function targetNode(context: CommandContext, clicked: unknown): Node | undefined {
  return targetNodes(context, clicked, undefined)[0];
}

/** The connection a command applies to: that of the node, or the only one. */
export function targetSession(context: CommandContext, clicked: unknown): Session | undefined {
  const node = targetNode(context, clicked);
  return (node && sessionOf(node)) ?? context.sessions.only;
}
