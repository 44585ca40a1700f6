/** Bytes that were sent by some time; times in milliseconds, of a clock that only goes forward. */
interface Sample {
  readonly at: number;
  readonly sent: number;
}

/** What is remembered of a transfer to tell its rate: plain data. */
export interface TransferRate {
  /** In the order of time, at most as old as the window. */
  readonly samples: readonly Sample[];
}

export const noRate: TransferRate = { samples: [] };

/** Milliseconds that the rate is an average of. What was sent before a sleep of the computer is soon older than that. */
const rateWindow = 20_000;
/** Milliseconds without a byte that are no part of a rate. */
const longestStall = 5000;
/** Before that the first bytes, which go to buffers of the system at once, would make a rate by far too high. */
const shortestSpan = 2000;

/**
 * Adds how many bytes were sent by the time `at`. Call it every second, also while nothing moves. Fewer bytes than
 * before mean that some have to be sent again.
 */
export function addSample({ samples }: TransferRate, at: number, sent: number): TransferRate {
  const last = samples.findLastIndex((each) => each.sent !== sent);
  const still = samples[last + 1];
  // After a stall the rate begins anew.
  const since = still && at - still.at > longestStall ? at : at - rateWindow;
  return { samples: [...samples.filter((each) => each.at >= since), { at, sent }] };
}

/** Bytes a second over the last while; undefined as long as that is too short to tell. */
export function bytesPerSecond({ samples }: TransferRate): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < shortestSpan) return undefined;
  return (Math.max(0, last.sent - first.sent) / (last.at - first.at)) * 1000;
}

/** Seconds until all of `total` bytes are sent at this rate; undefined where nobody can tell. */
export function secondsLeft(rate: TransferRate, total: number): number | undefined {
  const sent = rate.samples.at(-1)?.sent ?? 0;
  if (sent >= total) return 0;
  const speed = bytesPerSecond(rate);
  return speed ? (total - sent) / speed : undefined;
}
