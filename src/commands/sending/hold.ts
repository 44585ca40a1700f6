import { signInTo } from '../connections/connections.ts';
import type { Disposable } from '../../core/emitter.ts';
import { errorKinds } from '../../core/errorKinds.ts';
import type { GlacierError } from '../../core/errors.ts';
import { formatDuration } from '../../core/text/duration.ts';
import type { PauseControl } from '../../jobs/pacing/pauseControl.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { Session } from '../../store/session.ts';
import { logError } from '../../ui/log.ts';
import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { tellHeld } from './transferOutcome.ts';

/** A transfer that has to wait: says why, and lets it go on when the cause is mended. */
export class Hold implements Disposable {
  private readonly context: CommandContext;
  private readonly session: Session;
  private readonly store: ConnectionStore;
  /** Of the file. */
  private readonly name: string;
  private readonly pause: PauseControl;
  private readonly watching: Disposable;
  private reason: GlacierError | undefined;
  private until: number | undefined;
  /** Credentials were renewed since something was last tried. */
  private renewed = false;

  constructor(
    context: CommandContext,
    { session, store }: Pick<FoundUpload, 'session' | 'store'>,
    name: string,
    pause: PauseControl,
  ) {
    this.context = context;
    this.session = session;
    this.store = store;
    this.name = name;
    this.pause = pause;
    this.watching = session.onDidChange(({ kind }) => {
      if (kind !== 'credentials') return;
      this.renewed = true;
      if (this.reason) this.goOn(this.reason);
    });
  }

  /** Why nothing is being sent, in a few words; undefined while it is. */
  get words(): string | undefined {
    if (!this.reason) return undefined;
    const { label } = errorKinds[this.reason.kind];
    if (this.until === undefined) return `paused: ${label}`;
    return `${label} · trying again in ${formatDuration(Math.max(0, this.until - performance.now()) / 1000)}`;
  }

  /** Lets a transfer come to its end whose connection was closed while it waited. Call it every second. */
  look(): void {
    if (this.reason && this.session.store !== this.store) this.goOn(this.reason);
  }

  /** To be called as `onHold` of a transfer. */
  readonly change = (reason: GlacierError | undefined, milliseconds?: number): void => {
    this.reason = reason;
    this.until = milliseconds === undefined ? undefined : performance.now() + milliseconds;
    if (!reason) {
      this.renewed = false;
      return;
    }
    logError(this.context.log, reason);
    if (milliseconds !== undefined) return;
    // What failed may have set out before the credentials were renewed.
    if (this.renewed) this.goOn(reason);
    else void this.tell(reason);
  };

  dispose(): void {
    this.watching.dispose();
    this.reason = undefined;
  }

  private async tell(reason: GlacierError): Promise<void> {
    const answer = await tellHeld(this.name, reason);
    if (answer === 'signIn') await signInTo(this.context, this.session);
    else if (answer === 'goOn') this.goOn(reason);
  }

  /** Nothing, where it goes on already or waits for something else by now. */
  private goOn(reason: GlacierError): void {
    if (this.reason === reason) this.pause.resume();
  }
}
