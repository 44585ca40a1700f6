import { type AwsSpec, specKey } from '../../core/aws/connectionSpec.ts';
import type { CommandContext } from '../context.ts';

/** Selects and expands the row of a connection in the tree, where there are several. */
export async function revealConnection({ sessions, view }: CommandContext, spec: AwsSpec): Promise<void> {
  const session = sessions.all.find(({ id }) => id === specKey(spec));
  // A hidden view stays hidden: to reveal a row would open it.
  if (!session || sessions.only || !view.tree.visible) return;
  const row = view.provider.connectionNode(session);
  // VS Code first draws what has changed. A row that is gone by then need not be found.
  await view.tree.reveal(row, { select: true, focus: false, expand: true }).then(undefined, () => {});
}
