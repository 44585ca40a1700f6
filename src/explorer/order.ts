import type { Session } from '../store/session.ts';

/** Where the row of a connection can be moved, by one place. */
export type Move = 'up' | 'down';

/**
 * The moves that lead somewhere. Only connections in the settings have an order; the one that comes from the environment
 * is shown only where there are none.
 */
export function movesOf(session: Session, all: readonly Session[]): readonly Move[] {
  const ordered = all.filter(({ spec }) => spec.kind === 'aws');
  const index = ordered.indexOf(session);
  if (index < 0) return [];
  const up: readonly Move[] = index > 0 ? ['up'] : [];
  const down: readonly Move[] = index < ordered.length - 1 ? ['down'] : [];
  return [...up, ...down];
}
