import { specLabel } from '../core/aws/connectionSpec.ts';
import { shortPlace } from '../explorer/places.ts';
import type { Session } from '../store/session.ts';
import { pickOne } from '../ui/picks/pickOne.ts';
import { targetSession } from './arguments.ts';
import { type CommandContext, pickable } from './context.ts';
import { findingTexts as texts } from './texts/finding.ts';

/** The connection a command applies to, or one that the user picks from those that `fits` accepts, under its title. */
export async function sessionFor(
  context: CommandContext,
  clicked: unknown,
  title: string,
  fits: (session: Session) => boolean = () => true,
): Promise<Session | undefined> {
  const target = targetSession(context, clicked);
  if (target && fits(target)) return target;
  return pickSession(context.sessions.all.filter(fits), title);
}

/** Lets the user pick a connection, unless there is only one. */
export async function pickSession(all: readonly Session[], title: string): Promise<Session | undefined> {
  const sessions = pickable(all);
  if (sessions.length <= 1) return sessions[0];
  const items = sessions.map((session) => ({
    icon: session.spec.kind === 'sample' ? 'beaker' : 'plug',
    label: specLabel(session.spec),
    description: shortPlace(session),
    value: session,
  }));
  const answer = await pickOne({ title, placeholder: texts.connection.placeholder, items });
  return answer === 'back' ? undefined : answer;
}
