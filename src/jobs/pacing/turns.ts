import { assertGoing } from '../cancellation.ts';
import { WaitingLine } from './waitingLine.ts';

/** Lets a number of callers in at once, which may change; the others wait in line. */
export class Turns {
  private readonly line = new WaitingLine();
  private most: number;
  private within = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** How many are in. */
  get taken(): number {
    return this.within;
  }

  /** Those that are in stay in, also when fewer may be. */
  allow(most: number): void {
    this.most = most;
    this.letIn();
  }

  /**
   * Resolves when the caller is in; it then has to call `leave` once.
   * @throws GlacierError `cancelled` when `signal` aborts before that
   */
  async enter(signal: AbortSignal): Promise<void> {
    assertGoing(signal);
    if (this.within >= this.most) return this.line.wait(signal);
    this.within++;
  }

  leave(): void {
    this.within--;
    this.letIn();
  }

  private letIn(): void {
    while (this.within < this.most && this.line.next()) this.within++;
  }
}
