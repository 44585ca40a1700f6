/** A change of a setting by one of the windows that have it in common. */
export interface Change {
  /** The setting's values. */
  readonly before: unknown;
  readonly after: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Milliseconds after which every window has heard of a change. */
const memory = 60_000;

/**
 * The value that the next change is to be made to. A window hears of what another one writes seconds later: what it has
 * read is out of date where it is what another window has just changed. What this window has heard of counts no more: if
 * the value is another one since, a person has made it so.
 */
export function latestValue(
  read: unknown,
  journal: readonly Change[],
  { now, heardOf }: { readonly now: number; readonly heardOf: number },
): unknown {
  const recent = recentChanges(journal, now).filter(({ at }) => at > heardOf);
  const last = recent.at(-1);
  if (!last || isSame(read, last.after)) return read;
  return recent.some(({ before }) => isSame(read, before)) ? last.after : read;
}

/** The time of the latest change that `read` is the outcome of; 0 where there is none. */
export function latestHeardOf(read: unknown, journal: readonly Change[]): number {
  return journal.findLast(({ after }) => isSame(read, after))?.at ?? 0;
}

/** The journal with one more change, without those that are too old to matter. */
export function withChange(journal: readonly Change[], change: Change): Change[] {
  return [...recentChanges(journal, change.at), change];
}

function recentChanges(journal: readonly Change[], now: number): readonly Change[] {
  return journal.filter(({ at }) => Math.abs(now - at) < memory);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
