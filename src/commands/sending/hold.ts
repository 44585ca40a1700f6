import { errorKinds } from '../../core/errorKinds.ts';
import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import type { Disposable } from '../../core/emitter.ts';
import type { PauseControl } from '../../jobs/pacing/pauseControl.ts';
import type { Held } from '../../jobs/transfer/sendRounds.ts';
import { logError } from '../../ui/log.ts';
import { reportError } from '../../ui/notify.ts';
import { signInTo } from '../connections/connections.ts';
import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { holdTexts as texts } from './texts.ts';
import { tellHeld } from './transferOutcome.ts';

/** A transfer that has to wait: says why, and lets it go on when the cause is mended. */
export class Hold implements Disposable {
  private readonly context: CommandContext;
  private readonly found: FoundUpload;
  /** Of the file. */
  private readonly name: string;
  private readonly pause: PauseControl;
  private readonly watching: Disposable;
  private held: Held | undefined;
  private until: number | undefined;
  /** Credentials were renewed since something got through. */
  private renewed = false;

  constructor(context: CommandContext, found: FoundUpload, name: string, pause: PauseControl) {
    this.context = context;
    this.found = found;
    this.name = name;
    this.pause = pause;
    this.watching = found.session.onDidChange(({ kind }) => {
      if (kind !== 'credentials') return;
      this.renewed = true;
      if (this.held && !this.held.paused) this.goOn(this.held.reason);
    });
  }

  /** Why nothing is being sent, in a few words; undefined while it is. */
  get words(): string | undefined {
    if (!this.held) return undefined;
    const { label } = errorKinds[this.held.reason.kind];
    if (this.until === undefined) return texts.paused(label);
    return texts.tryingAgain(label, Math.max(0, this.until - performance.now()) / 1000);
  }

  /** To be called with each part that was sent. */
  gotThrough(): void {
    this.renewed = false;
  }

  /** Lets a transfer come to its end whose connection was closed, or upload ended, while it waited. Call it every second. */
  look(): void {
    const { session, store, upload } = this.found;
    if (this.held && (session.store !== store || store.partsOf(upload).gone)) this.goOn(this.held.reason);
  }

  /** To be called as `onHold` of a transfer. */
  readonly change = (held: Held | undefined): void => {
    this.held = held;
    this.until = held?.milliseconds === undefined ? undefined : performance.now() + held.milliseconds;
    if (!held) {
      this.renewed = false;
      return;
    }
    const { reason } = held;
    logError(this.context.log, reason);
    if (held.milliseconds !== undefined || held.paused) return;
    // What failed may have set out before the credentials were renewed.
    if (this.renewed) this.goOn(reason);
    else
      void this.tell(reason).catch((error: unknown) => reportError(this.context.log, toGlacierError(error)));
  };

  dispose(): void {
    this.watching.dispose();
    this.held = undefined;
  }

  private async tell(reason: GlacierError): Promise<void> {
    const answer = await tellHeld(this.name, reason);
    if (answer === 'signIn') await signInTo(this.context, this.found.session);
    else if (answer === 'goOn') this.goOn(reason);
  }

  /** Nothing, where it goes on already or waits for something else by now. */
  private goOn(reason: GlacierError): void {
    if (this.held?.reason === reason) this.pause.resume();
  }
}
