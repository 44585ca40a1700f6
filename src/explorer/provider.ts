import * as vscode from 'vscode';
import type { Pager } from '../core/listing/pager.ts';
import { throttle } from '../core/throttle.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Session } from '../store/session.ts';
import type { Sessions, SessionsChange } from '../store/sessions.ts';
import {
  connectionId,
  type ConnectionNode,
  isList,
  type ListNode,
  moreId,
  type Node,
  sameSubject,
  sessionOf,
  uploadId,
  vaultId,
} from './nodes.ts';
import { movesOf } from './order.ts';
import { WaitingRows } from './waitingRows.ts';

/** What the rows are and say: loaded when the tree is first shown, as activation only registers it. */
const loadRows = () => import('./rows.ts');

/** Milliseconds between redraws of the tree while pages come in one after the other. */
const redrawInterval = 200;
/** The same for uploads that are being sent: VS Code takes no click on a row that it redraws, and closes its menu. */
const sendingInterval = 5000;

/** Shows what the sessions have loaded; expanding a node loads its children. */
export class VaultTreeProvider implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  /** The node objects VS Code holds, by id: change events must carry the same object. */
  private readonly parents = new Map<string, Node>();
  private readonly waitingRows = new WaitingRows();
  private rows: Awaited<ReturnType<typeof loadRows>> | undefined;
  private readonly givenOut = new WeakSet<object>();
  /** Ids of nodes whose children VS Code is fetching: a redraw waits for these. */
  private readonly beingRead = new Set<string>();
  private readonly emitter = new vscode.EventEmitter<Node[] | undefined>();
  /** Ids of uploads whose parts have changed since they were last drawn. */
  private readonly changes = new Set<string>();
  private readonly redrawing = throttle(redrawInterval, () => this.redrawChanged(this.changes));
  /** What was last heard of the transfers into uploads, by id. */
  private readonly transfers = new Map<string, 'paused' | 'sending'>();
  /** Ids of uploads of which nothing but how far their transfer is has changed. */
  private readonly progress = new Set<string>();
  private readonly redrawingProgress = throttle(sendingInterval, () => this.redrawChanged(this.progress));
  private readonly subscription: vscode.Disposable;
  private readonly sessions: Sessions;
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(sessions: Sessions) {
    this.sessions = sessions;
    this.subscription = sessions.onDidChange((change) => this.changed(change));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (!this.rows) throw new Error('A row was asked for before any was given out.');
    return this.rows.itemOf(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    const { tooltipOf } = await import('./tooltips.ts');
    item.tooltip = tooltipOf(node);
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  /** Whether `value` is a node that this tree has given out. */
  isNode(value: unknown): value is Node {
    return typeof value === 'object' && value !== null && this.givenOut.has(value);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node && !isList(node)) return [];
    if (node) this.beingRead.add(node.id);
    try {
      const session = node ? sessionOf(node) : this.sessions.only;
      const nodes = await this.waitingRows.insteadOf(this.load(node), session, node);
      for (const each of nodes) this.givenOut.add(each);
      return nodes;
    } finally {
      if (node) this.beingRead.delete(node.id);
      // Its own row says what has come, and was drawn before that.
      if (node && this.changes.has(node.id)) this.redrawing.call();
    }
  }

  /** Says in every list of a session that is being loaded what is waited for; false if there are none. */
  showWaiting(session: Session): boolean {
    return this.waitingRows.show(session);
  }

  private async load(node?: ListNode): Promise<Node[]> {
    const rows = (this.rows ??= await loadRows());
    const { only, all } = this.sessions;
    switch (node?.kind) {
      case undefined:
        // One connection shows its vaults; several show a row each.
        return only
          ? rows.vaultNodes(only, undefined, this.intern)
          : all.map((session) => this.connectionNode(session));
      case 'connection':
        return rows.vaultNodes(node.session, node, this.intern);
      case 'vault':
        return rows.uploadNodes(node, this.intern);
      case 'upload':
        return rows.partNodes(node, this.intern);
      case 'page':
        return rows.partNodesOfPage(node);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.redrawing.dispose();
    this.redrawingProgress.dispose();
    this.emitter.dispose();
  }

  /** The row of a connection; it has one where there are several. */
  connectionNode(session: Session): ConnectionNode {
    const moves = movesOf(session, this.sessions.all);
    return this.intern({ kind: 'connection', id: connectionId(session), session, moves });
  }

  /** The row of a vault; undefined where it was not given out. */
  vaultNode(connectionKey: string, vaultName: string): Node | undefined {
    return this.parents.get(vaultId(connectionKey, vaultName));
  }

  private readonly intern = <N extends Node>(node: N): N => {
    const known = this.parents.get(node.id);
    if (known && sameSubject(known, node)) return known as N;
    this.parents.set(node.id, node);
    return node;
  };

  private changed(change: SessionsChange): void {
    if (change.kind === 'sessions') {
      // Rows move to another parent when one connection becomes several.
      this.parents.clear();
      this.waitingRows.forget();
      this.beingRead.clear();
      this.emitter.fire(undefined);
      return;
    }
    if (change.kind === 'waiting' || change.kind === 'credentials') return;
    if (change.kind === 'process') {
      const rows = this.waitingRows.rowsOf(change.session);
      return rows.length > 0 ? this.emitter.fire(rows) : undefined;
    }
    const { session } = change;
    const { store } = session;
    if (change.kind === 'session' || !store) return this.redrawConnection(session);
    const { key } = store.connection;
    switch (change.kind) {
      case 'vaults':
        return this.listChanged(store.vaults, key, () => this.redrawConnection(session));
      case 'uploads': {
        const id = vaultId(key, change.vaultName);
        return this.listChanged(store.uploadsOf(change.vaultName), id, () => this.redraw([id]));
      }
      case 'parts':
        return this.partsChanged(key, change.parts);
    }
  }

  private redrawConnection(session: Session): void {
    if (this.sessions.only) this.emitter.fire(undefined);
    else this.redraw([connectionId(session)]);
  }

  /** A list that is loading says so in its last row; `parentId` is the id of what the list belongs to. */
  private listChanged(
    { status, count }: Pick<Pager<never>, 'status' | 'count'>,
    parentId: string,
    redraw: () => void,
  ): void {
    if (status !== 'loading') redraw();
    else if (count > 0) this.redraw([moreId(parentId)]);
  }

  private partsChanged(connectionKey: string, { pager, upload, sending }: PartsList): void {
    // A row being expanded shows by itself that it is loading.
    if (pager.status === 'loading') return;
    const id = uploadId(connectionKey, upload);
    const state = sending && (sending.paused ? 'paused' : 'sending');
    const isProgress = state === 'sending' && this.transfers.get(id) === state;
    if (state) this.transfers.set(id, state);
    else this.transfers.delete(id);
    const [due, redrawing] = isProgress
      ? [this.progress, this.redrawingProgress]
      : [this.changes, this.redrawing];
    due.add(id);
    redrawing.call();
  }

  /**
   * Asks VS Code to refetch the children of these nodes. Skips nodes being fetched: a row mid-redraw has no node, and
   * commands would get `undefined`.
   */
  private redraw(ids: Iterable<string>): void {
    const due = [...ids].filter((id) => !this.beingRead.has(id));
    const nodes = due.flatMap((id) => this.parents.get(id) ?? []);
    if (nodes.length > 0) this.emitter.fire(nodes);
  }

  private redrawChanged(changes: Set<string>): void {
    const due = [...changes].filter((id) => !this.beingRead.has(id));
    for (const id of due) changes.delete(id);
    this.redraw(due);
  }
}
