import { type AwsSpec, specKey } from '../../core/aws/connectionSpec.ts';
import type { CommandContext } from '../context.ts';
import { expandRow } from '../expandRow.ts';

/** Selects and expands the row of a connection in the tree, where there are several. */
export async function revealConnection(context: CommandContext, spec: AwsSpec): Promise<void> {
  const { sessions, view } = context;
  const session = sessions.all.find(({ id }) => id === specKey(spec));
  if (!session || sessions.only) return;
  await expandRow(context, view.provider.connectionNode(session), { select: true });
}
