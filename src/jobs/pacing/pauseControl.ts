import { Emitter } from '../../core/emitter.ts';
import { WaitingLine } from './waitingLine.ts';

/** Holds back what has not begun yet. */
export class PauseControl {
  private readonly line = new WaitingLine();
  private readonly changes = new Emitter<void>();
  private on = false;

  /** Called after every `pause` and `resume`. */
  readonly onDidChange = this.changes.on;

  get paused(): boolean {
    return this.on;
  }

  pause(): void {
    this.on = true;
    this.changes.fire();
  }

  resume(): void {
    this.on = false;
    this.line.all();
    this.changes.fire();
  }

  /**
   * Resolves while there is no pause.
   * @throws GlacierError `cancelled` when `signal` aborts before that
   */
  async passed(signal: AbortSignal): Promise<void> {
    while (this.on) await this.line.wait(signal);
  }
}
