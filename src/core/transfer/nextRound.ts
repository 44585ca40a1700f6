import { type ErrorKind, errorKinds } from '../errorKinds.ts';

/** What to do when a round of sending has ended: every part was sent, or tried as often as the rules want. */
export type NextRound =
  | { readonly kind: 'over' }
  | { readonly kind: 'again' }
  /** Go on once somebody has renewed the credentials, or corrected a file. */
  | { readonly kind: 'untilMended' }
  /** Go on after so many milliseconds. */
  | { readonly kind: 'after'; readonly milliseconds: number };

const minute = 60_000;

/** Waits for a network or a service that is away, each longer than the one before: an hour in all. */
const outageWaits = [1, 2, 4, 8, 15, 30].map((minutes) => minutes * minute);

const outages: ReadonlySet<ErrorKind> = new Set(['network', 'proxy', 'service', 'throttled', 'timeout']);

/** A round of sending. */
export interface Round {
  /** Parts that it sent. */
  readonly sent: number;
  /** What the parts that are left have failed for. */
  readonly left: readonly ErrorKind[];
  /** What ended it before each part had its tries. */
  readonly stopped?: ErrorKind | undefined;
}

/**
 * Tells how a transfer goes on after a round. What fails for a while, as in the night in which a line is down, must not
 * cost the parts their turn; what fails for good must come to an end: a round that sent nothing has another one only
 * after a wait. `waits` counts those that have passed since something was sent.
 */
export function nextRound({ sent, left, stopped }: Round, waits: number): NextRound {
  if (left.length === 0) return { kind: 'over' };
  if (stopped !== undefined) return { kind: errorKinds[stopped].mendedByFiles ? 'untilMended' : 'over' };
  if (sent > 0) return { kind: 'again' };
  const milliseconds = left.some((kind) => outages.has(kind)) ? outageWaits[waits] : undefined;
  return milliseconds === undefined ? { kind: 'over' } : { kind: 'after', milliseconds };
}
