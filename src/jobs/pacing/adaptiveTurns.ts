import { afterSuccess, afterTimeout, type InFlight, startInFlight } from '../../core/transfer/inFlight.ts';
import { Turns } from './turns.ts';

/** Lets parts out, as many at once as the service can take. */
export class AdaptiveTurns {
  private readonly turns: Turns;
  private state: InFlight;

  constructor(most: number) {
    this.state = startInFlight(most);
    this.turns = new Turns(this.state.limit);
  }

  /** How many are on their way, and how many may be. */
  get count(): { readonly inFlight: number; readonly limit: number } {
    return { inFlight: this.turns.taken, limit: this.state.limit };
  }

  /**
   * Resolves when a part may set out, with what `timedOut` wants to know; `leave` has to be called once.
   * @throws GlacierError `cancelled` when `signal` aborts before that
   */
  async enter(signal: AbortSignal): Promise<number> {
    await this.turns.enter(signal);
    return this.state.lowered;
  }

  gotThrough(): void {
    this.change(afterSuccess(this.state));
  }

  /** `lowered` is what `enter` said. */
  timedOut(lowered: number): void {
    this.change(afterTimeout(this.state, lowered));
  }

  leave(): void {
    this.turns.leave();
  }

  private change(state: InFlight): void {
    this.state = state;
    this.turns.allow(state.limit);
  }
}
