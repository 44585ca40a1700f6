/** What was there of an upload at a time (milliseconds since 1970). */
interface Totals {
  readonly at: number;
  readonly parts: number;
  readonly bytes: number;
}

/** What is remembered of an upload that is watched to tell how fast it grows: plain data. */
export interface Arrivals {
  /** In the order of time, at most as old as the window. */
  readonly samples: readonly Totals[];
  /** When more than before was first seen; absent before that. */
  readonly lastArrival?: number;
}

export const noArrivals: Arrivals = { samples: [] };

/** Milliseconds that a rate is an average of. */
const rateWindow = 10 * 60_000;

/** Adds what was listed at a time. A part that was replaced by a shorter one makes the bytes fewer: that is no arrival. */
export function addTotals({ samples, lastArrival }: Arrivals, now: Totals): Arrivals {
  const before = samples.at(-1);
  const isMore = before !== undefined && (now.parts > before.parts || now.bytes > before.bytes);
  const last = isMore ? now.at : lastArrival;
  const recent = samples.filter(({ at }) => now.at - at <= rateWindow);
  // Where looks are further apart than that, the last two tell it.
  const kept = recent.length === 0 && before ? [before] : recent;
  return { samples: [...kept, now], ...(last !== undefined && { lastArrival: last }) };
}

/** Parts and bytes a minute over the last while; undefined as long as nothing can be told. */
export function arrivalRate({
  samples,
}: Pick<Arrivals, 'samples'>): { readonly parts: number; readonly bytes: number } | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at <= first.at) return undefined;
  const minutes = (last.at - first.at) / 60_000;
  return {
    parts: Math.max(0, last.parts - first.parts) / minutes,
    bytes: Math.max(0, last.bytes - first.bytes) / minutes,
  };
}

/** Every so many times all parts are listed anew, as they may come in any order. */
export const wholeEvery = 10;

/**
 * Requests an hour that watching takes: one at each interval (milliseconds), and every tenth time one for each page of all
 * parts. Parts that come take one more for each page that they fill.
 */
export function requestsAnHour(interval: number, pages: number): number {
  const times = 3_600_000 / interval;
  return Math.ceil((times * (wholeEvery - 1 + Math.max(1, pages))) / wholeEvery);
}
