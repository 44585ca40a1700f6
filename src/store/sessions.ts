import { specKey } from '../core/aws/connectionSpec.ts';
import { type Disposable, Emitter } from '../core/emitter.ts';
import type { StoreOptions } from './connectionStore.ts';
import { type ConnectionSource, Session, type SessionChange } from './session.ts';

/** A change of the list of sessions, or in one of them. */
export type SessionsChange = { readonly kind: 'sessions' } | (SessionChange & { readonly session: Session });

/** The connections shown, in their order. Each is opened on first use. */
export class Sessions implements Disposable {
  private list: readonly Session[] = [];
  private readonly changes = new Emitter<SessionsChange>();
  private readonly options: StoreOptions;
  readonly onDidChange = this.changes.on;

  constructor(options: StoreOptions) {
    this.options = options;
  }

  get all(): readonly Session[] {
    return this.list;
  }

  /** The only session; undefined if there are none or several. */
  get only(): Session | undefined {
    return this.list.length === 1 ? this.list[0] : undefined;
  }

  /** Shows these connections. Known ones keep what they have loaded; all others are closed. */
  set(sources: readonly ConnectionSource[]): void {
    const shown = JSON.stringify(this.list.map(({ spec }) => spec));
    if (shown === JSON.stringify(sources.map(({ spec }) => spec))) return;
    const before = new Map(this.list.map((session) => [session.id, session]));
    this.list = sources.map((source) => {
      const known = before.get(specKey(source.spec));
      if (!known) return this.create(source);
      before.delete(known.id);
      known.rename(source);
      return known;
    });
    for (const session of before.values()) session.dispose();
    this.changes.fire({ kind: 'sessions' });
  }

  dispose(): void {
    this.changes.dispose();
    for (const session of this.list) session.dispose();
    this.list = [];
  }

  private create(source: ConnectionSource): Session {
    const session = new Session(source, this.options);
    session.onDidChange((change) => this.changes.fire({ ...change, session }));
    return session;
  }
}
