import type { SendRun } from './sendRun.ts';

/** What a run is doing. */
export interface SendState {
  /** `pausing` as long as parts are under way that had begun before the pause; `throttled` while AWS is waited for. */
  readonly phase: 'sending' | 'throttled' | 'pausing' | 'paused';
  /** Parts on their way to the service. */
  readonly inFlight: number;
  /** How many may be: fewer than was asked for while the service times out. */
  readonly limit: number;
  /** Bytes of memory for parts. */
  readonly memory: number;
}

/**
 * Returns a function that calls `tell` with the state of a run, if it has changed.
 * @param begun how many parts have begun and not ended
 */
export function stateTeller(
  { turns, throttle, buffers }: Pick<SendRun, 'turns' | 'throttle' | 'buffers'>,
  pause: { readonly paused: boolean },
  begun: () => number,
  tell: (state: SendState) => void = () => {},
): () => void {
  let last = '';
  return () => {
    const state: SendState = { phase: phase(), ...turns.count, memory: buffers.bytes };
    const text = JSON.stringify(state);
    if (text === last) return;
    last = text;
    tell(state);
  };

  function phase(): SendState['phase'] {
    if (pause.paused) return begun() > 0 ? 'pausing' : 'paused';
    return throttle.waiting ? 'throttled' : 'sending';
  }
}
