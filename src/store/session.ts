import { type Disposable, Emitter } from '../core/emitter.ts';
import { GlacierError, toGlacierError } from '../core/errors.ts';
import type { Connection } from '../glacier/port.ts';
import { ConnectionStore, type StoreChange, type StoreOptions } from './connectionStore.ts';

export type SessionChange = { readonly kind: 'session' } | StoreChange;

/** Makes a connection; called when something is first asked of it. */
export type OpenConnection = () => Promise<Connection>;

/**
 * The connection in use and what was loaded through it. Nothing is opened before `connect`; switching to another
 * connection lets go of everything loaded through the one before, so that one's data never shows under the other.
 */
export class Session implements Disposable {
  private open: OpenConnection;
  private opening: Promise<ConnectionStore | undefined> | undefined;
  private attempt: symbol | undefined;
  private current: ConnectionStore | undefined;
  private failure: GlacierError | undefined;
  private readonly changes = new Emitter<SessionChange>();
  private readonly options: StoreOptions;
  readonly onDidChange = this.changes.on;

  constructor(open: OpenConnection, options: StoreOptions) {
    this.open = open;
    this.options = options;
  }

  /** What is loaded, once connected. */
  get store(): ConnectionStore | undefined {
    return this.current;
  }

  /** Why there is no connection. */
  get error(): GlacierError | undefined {
    return this.failure;
  }

  /** The store of the connection, made if need be; undefined when that failed, then and until `use`. Never rejects. */
  connect(): Promise<ConnectionStore | undefined> {
    if (this.failure) return Promise.resolve(undefined);
    this.opening ??= this.start(this.open);
    return this.opening;
  }

  /** Leaves the connection in use for another, or for a fresh try of the same, to be opened when asked for. */
  use(open: OpenConnection = this.open): void {
    this.close();
    this.open = open;
    this.changes.fire({ kind: 'session' });
  }

  dispose(): void {
    this.close();
    this.changes.dispose();
  }

  private close(): void {
    this.attempt = undefined;
    this.opening = undefined;
    this.failure = undefined;
    this.current?.dispose();
    this.current = undefined;
  }

  private async start(open: OpenConnection): Promise<ConnectionStore | undefined> {
    const attempt = Symbol('attempt');
    this.attempt = attempt;
    const outcome = await open().catch(toGlacierError);
    if (this.attempt !== attempt) {
      // Somebody has switched in the meantime: what waits for this waits for the newer one.
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
