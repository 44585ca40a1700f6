/** How long to wait before a retry, in milliseconds. */
export interface Backoff {
  /** At most, before the first retry; twice as long before each further one. */
  readonly first: number;
  /** At most, before any. */
  readonly longest: number;
}

export const standardBackoff: Backoff = { first: 1000, longest: 30_000 };

/**
 * Milliseconds before the retry after `failures` failures: anything up to a limit that doubles, so that requests which
 * failed together do not come back together ("full jitter").
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function backoffDelay({ first, longest }: Backoff, failures: number, random: () => number): number {
  return random() * Math.min(first * 2 ** (failures - 1), longest);
}
