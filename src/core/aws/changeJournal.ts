/** A change that one window made to a setting shared by several. */
export interface Change {
  /** The setting's values. */
  readonly before: unknown;
  readonly after: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The changes among what is kept, which another version of the extension may have written. */
export function readJournal(kept: unknown): readonly Change[] {
  return Array.isArray(kept) ? kept.filter(isChange) : [];
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && 'at' in value && Number.isFinite(value.at);
}

/** Milliseconds after which every window has heard of a change. */
const memory = 60_000;

/**
 * The value to apply the next change to. A window hears of another's write only seconds later, so what it has read is
 * stale if it is what another window has just replaced. Once it has heard of that write, any other value was set by the
 * user since, and counts.
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

/** Time of the latest change that resulted in `read`; 0 if none did. */
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
