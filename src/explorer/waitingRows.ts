import type { Session } from '../store/session.ts';
import { connectionId, type ListNode, type Node, type WaitingNode } from './nodes.ts';

/** Stands in for lists that take long to load, with a row each that says what is waited for. */
export class WaitingRows {
  /** What to call for each list of a session that is being loaded, to show the row. */
  private readonly loading = new Map<Session, Set<() => void>>();
  /** Rows that are shown, by id. */
  private readonly shown = new Map<string, WaitingNode>();

  /** Resolves with `rows` or, if the session's credential process takes long before they are there, with that row. */
  async insteadOf(
    rows: Promise<Node[]>,
    session: Session | undefined,
    parent: ListNode | undefined,
  ): Promise<Node[]> {
    if (!session) return rows;
    const { promise: long, resolve: show } = Promise.withResolvers<void>();
    const lists = this.loading.get(session) ?? new Set();
    this.loading.set(session, lists.add(show));
    // What is loaded already comes first.
    if (session.process) setImmediate(show);
    try {
      return await Promise.race([rows, long.then(() => [this.waitingRow(session, parent)])]);
    } finally {
      lists.delete(show);
      if (lists.size === 0) this.loading.delete(session);
    }
  }

  forget(): void {
    this.shown.clear();
  }

  /** The rows of a session that were shown, as something about its process has changed. */
  rowsOf(session: Session): WaitingNode[] {
    return [...this.shown.values()].filter((row) => row.session === session);
  }

  /** Shows the row in all lists of a session that are being loaded; false if there are none. */
  show(session: Session): boolean {
    const lists = this.loading.get(session);
    for (const show of lists ?? []) show();
    return lists !== undefined;
  }

  private waitingRow(session: Session, parent: ListNode | undefined): WaitingNode {
    const id = `${parent?.id ?? connectionId(session)}/waiting`;
    const row: WaitingNode = { kind: 'waiting', id, parent, session };
    this.shown.set(id, row);
    return row;
  }
}
