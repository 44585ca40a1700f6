import { specLabel } from '../../core/aws/connectionSpec.ts';
import { confirm } from '../../ui/confirm.ts';
import type { CommandContext } from '../context.ts';
import { interruptTexts as texts } from './texts/connections.ts';

/**
 * Whether a connection may be closed: asks where a file is being sent through it, which that would stop. `action` is the
 * button that goes ahead.
 */
export async function mayClose(
  { sessions }: Pick<CommandContext, 'sessions'>,
  id: string,
  action: string,
): Promise<boolean> {
  const session = sessions.all.find((each) => each.id === id);
  if (!session?.store?.sends) return true;
  return confirm(texts.question(specLabel(session.spec)), texts.facts, action);
}
