/**
 * How many parts may be on their way at once. A service that answers 408, or not at all, gets them too slowly: with
 * fewer at once each has more of the line.
 */
export interface InFlight {
  /** At the moment. */
  readonly limit: number;
  /** As was asked for. */
  readonly most: number;
  /** Parts that got through since the limit changed. */
  readonly successes: number;
  /** How often it was lowered. */
  readonly lowered: number;
}

/** Parts that have to get through before one more may be on its way. */
const successesToGrow = 5;

/** As many as are useful: more sockets do not make a line faster. */
export const mostInFlight = 16;

export function startInFlight(most: number): InFlight {
  const limit = Number.isFinite(most) ? Math.min(Math.max(1, Math.floor(most)), mostInFlight) : 1;
  return { limit, most: limit, successes: 0, lowered: 0 };
}

/**
 * Half as many after a timeout. Parts that were on their way together also time out together: those that set out before
 * the limit was lowered, at the count `lowered` of that time, do not lower it again.
 */
export function afterTimeout(state: InFlight, lowered: number): InFlight {
  if (lowered < state.lowered) return state;
  const limit = Math.max(1, Math.floor(state.limit / 2));
  return { ...state, limit, successes: 0, lowered: state.lowered + 1 };
}

/** One more after some have got through. */
export function afterSuccess(state: InFlight): InFlight {
  if (state.limit === state.most) return state;
  const successes = state.successes + 1;
  if (successes < successesToGrow) return { ...state, successes };
  return { ...state, limit: state.limit + 1, successes: 0 };
}
