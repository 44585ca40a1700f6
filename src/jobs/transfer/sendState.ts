import type { ByteRange } from '../../core/byteRange.ts';
import type { SendRun } from './sendRun.ts';

/** What a run is doing. */
export interface SendState {
  /** `pausing` as long as parts are under way that had begun before the pause; `throttled` while AWS is waited for. */
  readonly phase: 'sending' | 'throttled' | 'pausing' | 'paused';
  /** Parts that have begun and not ended, which are being hashed, wait for their turn, or are on their way. */
  readonly begun: readonly ByteRange[];
  /** Parts on their way to the service. */
  readonly inFlight: number;
  /** How many may be: fewer than was asked for while the service times out. */
  readonly limit: number;
  /** Bytes of memory for parts. */
  readonly memory: number;
}

/**
 * Returns a function that calls `tell` with the state of a run, if it has changed.
 */
export function stateTeller(
  { turns, throttle, buffers }: Pick<SendRun, 'turns' | 'throttle' | 'buffers'>,
  pause: { readonly paused: boolean },
  begun: ReadonlySet<ByteRange>,
  tell: (state: SendState) => void = () => {},
): () => void {
  let last = '';
  return () => {
    const state: SendState = { phase: phase(), begun: [...begun], ...turns.count, memory: buffers.bytes };
    const text = JSON.stringify(state);
    if (text === last) return;
    last = text;
    tell(state);
  };

  function phase(): SendState['phase'] {
    if (pause.paused) return begun.size > 0 ? 'pausing' : 'paused';
    return throttle.waiting ? 'throttled' : 'sending';
  }
}
