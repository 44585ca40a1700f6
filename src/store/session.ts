import { type ConnectionSpec, specKey } from '../core/aws/connectionSpec.ts';
import { type Disposable, Emitter } from '../core/emitter.ts';
import { connectionClosed, GlacierError, toGlacierError } from '../core/errors.ts';
import { errorKinds } from '../core/errorKinds.ts';
import type { Connection } from '../glacier/port.ts';
import { type LongProcess, whenLong } from './longProcess.ts';
import { ConnectionStore, type StoreChange, type StoreOptions } from './connectionStore.ts';

/** Where a session gets its connection from. */
export interface ConnectionSource {
  readonly spec: ConnectionSpec;
  /** Opens the connection; called on first use. */
  open(listener: WaitListener): Promise<Connection>;
  /** Calls `changed` when what the connection depends on may have changed, until disposed. */
  watch(changed: () => void): Disposable;
}

/** Is told while requests take longer than usual. */
export interface WaitListener {
  /** Requests start, or stop, waiting because AWS limits their rate. */
  readonly onWaiting: (waiting: boolean) => void;
  /** A `credential_process` starts. */
  readonly onProcess: (ended: Promise<void>, cancel: () => void) => void;
}

/**
 * `process`: a credential process begins to take long, or ends after that. `credentials`: the next request gets them anew,
 * as the files they come from have changed.
 */
export type SessionChange =
  { readonly kind: 'session' | 'waiting' | 'process' | 'credentials' } | StoreChange;

/**
 * One connection and what was loaded through it. Nothing is opened before `connect`. Reopening drops everything loaded
 * before, so that data of one connection never shows under another.
 */
export class Session implements Disposable {
  readonly id: string;
  private source: ConnectionSource;
  private opening: Promise<ConnectionStore | undefined> | undefined;
  private attempt: symbol | undefined;
  private current: ConnectionStore | undefined;
  private failure: GlacierError | undefined;
  private disposed = false;
  private renewed = false;
  private waiters = 0;
  private readonly longProcesses = new Set<LongProcess>();
  private watching: Disposable | undefined;
  private readonly changes = new Emitter<SessionChange>();
  private readonly options: StoreOptions;
  readonly onDidChange = this.changes.on;

  constructor(source: ConnectionSource, options: StoreOptions) {
    this.id = specKey(source.spec);
    this.source = source;
    this.options = options;
  }

  get spec(): ConnectionSpec {
    return this.source.spec;
  }

  /** What is loaded, once connected. */
  get store(): ConnectionStore | undefined {
    return this.current;
  }

  /** Why the connection could not be opened. */
  get error(): GlacierError | undefined {
    return this.failure;
  }

  /** Why nothing can be shown: there is no connection, or its vaults could not be listed. */
  get rootError(): GlacierError | undefined {
    return this.failure ?? (this.current?.vaults.count === 0 ? this.current.vaults.error : undefined);
  }

  /** Whether an AWS file has changed since the connection was opened, and nobody has looked at the account since. */
  get hasNewCredentials(): boolean {
    return this.renewed;
  }

  /** Whether requests are waiting because AWS limits their rate. */
  get waiting(): boolean {
    return this.waiters > 0;
  }

  /** The credential processes that are waited for, as one, once they take long. */
  get process(): LongProcess | undefined {
    const all = [...this.longProcesses];
    if (all.length === 0) return undefined;
    const ended = Promise.all(all.map((each) => each.ended)).then(() => {});
    return { ended, cancel: () => all.forEach(({ cancel }) => cancel()) };
  }

  /**
   * The store of the connection, which this opens if necessary; undefined if that fails, now and until `reopen`. Never
   * rejects.
   */
  connect(): Promise<ConnectionStore | undefined> {
    if (this.failure || this.disposed) return Promise.resolve(undefined);
    this.watching ??= this.source.watch(() => void this.filesChanged());
    this.opening ??= this.start();
    return this.opening;
  }

  /** Closes the connection; a new one is opened on next use. */
  reopen(): void {
    if (this.disposed) return;
    this.close();
    this.changes.fire({ kind: 'session' });
  }

  /** Somebody has looked: the account is the one that it was. */
  noteSameAccount(): void {
    this.renewed = false;
  }

  /** The same connection under another name. */
  rename(source: ConnectionSource): void {
    this.source = source;
  }

  /** Closes the connection for good. */
  dispose(): void {
    this.disposed = true;
    this.close();
    this.failure = connectionClosed();
    this.changes.dispose();
  }

  private close(): void {
    this.attempt = undefined;
    this.opening = undefined;
    this.failure = undefined;
    this.renewed = false;
    this.watching?.dispose();
    this.watching = undefined;
    this.current?.dispose();
    this.current = undefined;
  }

  private waits(waiting: boolean): void {
    this.waiters += waiting ? 1 : -1;
    this.changes.fire({ kind: 'waiting' });
  }

  private processStarted(process: LongProcess): void {
    const late = () => {
      this.longProcesses.add(process);
      this.changes.fire({ kind: 'process' });
    };
    const over = () => {
      this.longProcesses.delete(process);
      this.changes.fire({ kind: 'process' });
    };
    whenLong(process.ended, late, over);
  }

  /**
   * Opens the connection anew on next use. What is being sent would be cut off by that: then the credentials are renewed,
   * and what could not be listed is listed again with them.
   */
  async retry(): Promise<void> {
    if (this.current?.sends) await this.renew();
    else this.reopen();
  }

  /** After an AWS file changes: opens anew if that can fix the error, else renews the credentials. */
  private async filesChanged(): Promise<void> {
    const error = this.rootError;
    if (error && errorKinds[error.kind].mendedByFiles) await this.retry();
    else await this.renew();
  }

  private async renew(): Promise<void> {
    const { current, rootError } = this;
    const outcome = await current?.connection.filesChanged();
    if (outcome === 'moved') return this.reopen();
    if (outcome !== 'kept') return;
    this.renewed = true;
    this.changes.fire({ kind: 'credentials' });
    if (rootError) void current?.vaults.more();
  }

  private async start(): Promise<ConnectionStore | undefined> {
    const attempt = Symbol('attempt');
    this.attempt = attempt;
    const listener: WaitListener = {
      onWaiting: (waiting) => this.waits(waiting),
      onProcess: (ended, cancel) => this.processStarted({ ended, cancel }),
    };
    const outcome = await this.source.open(listener).catch(toGlacierError);
    if (this.attempt !== attempt) {
      // `reopen` ran meanwhile; hand waiters the newer attempt.
      if (!(outcome instanceof GlacierError)) outcome.port.dispose();
      return this.opening;
    }
    if (outcome instanceof GlacierError) {
      this.failure = outcome;
      this.options.onFailure(outcome);
    } else {
      this.current = new ConnectionStore(outcome, this.options);
      this.current.onDidChange((change) => this.changes.fire(change));
    }
    this.changes.fire({ kind: 'session' });
    return this.current;
  }
}
