import * as vscode from 'vscode';
import type { Pager } from '../core/pager.ts';
import { throttle } from '../core/throttle.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Session, SessionChange } from '../store/session.ts';
import { partsOf, partsOfPage, uploadsOf, vaultsOf } from './children.ts';
import { itemOf } from './items.ts';
import { moreId, type Node, sameSubject, uploadId, vaultId } from './nodes.ts';
import { needsSetup } from './setup.ts';
import { tooltipOf } from './tooltips.ts';

/** Milliseconds between redraws of the tree while pages come in one after the other. */
const redrawInterval = 200;

/** Shows what the session has loaded, and has it load what is expanded. */
export class VaultTreeProvider implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  /** Nodes that can change, by id, as VS Code last got them: a change must be fired for that very object. */
  private readonly parents = new Map<string, Node>();
  private readonly givenOut = new WeakSet<object>();
  /** Ids of nodes whose children VS Code is about to get: what changes there need not be drawn once more. */
  private readonly beingRead = new Set<string>();
  private readonly emitter = new vscode.EventEmitter<Node[] | undefined>();
  /** Ids of uploads whose parts have changed since they were last drawn. */
  private readonly changes = new Set<string>();
  private readonly redrawing = throttle(redrawInterval, () => this.redrawChanged());
  private readonly subscription: vscode.Disposable;
  private readonly session: Session;
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(session: Session) {
    this.session = session;
    this.subscription = session.onDidChange((change) => this.changed(change));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return itemOf(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
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
    if (node) this.beingRead.add(node.id);
    try {
      const nodes = await this.load(node);
      for (const each of nodes) this.givenOut.add(each);
      return nodes;
    } finally {
      if (node) this.beingRead.delete(node.id);
    }
  }

  private async load(node?: Node): Promise<Node[]> {
    const store = await this.session.connect();
    if (!node) return store ? this.roots(store) : this.noConnection();
    // A node of a connection that was left: VS Code is about to drop it.
    if (!store) return [];
    switch (node.kind) {
      case 'vault':
        return uploadsOf(node, store, this.intern);
      case 'upload':
        return partsOf(node, this.intern);
      case 'page':
        return partsOfPage(node);
      case 'part':
      case 'gap':
      case 'more':
      case 'problem':
        return [];
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.redrawing.dispose();
    this.emitter.dispose();
  }

  private async roots(store: ConnectionStore): Promise<Node[]> {
    const nodes = await vaultsOf(store, this.intern);
    const { count, error } = store.vaults;
    return count === 0 && error && needsSetup(error) ? [] : nodes;
  }

  /** What settings must mend is said by the welcome view, which shows where there are no rows. */
  private noConnection(): Node[] {
    const { error } = this.session;
    if (!error || needsSetup(error)) return [];
    return [{ kind: 'problem', id: 'problem', parent: undefined, what: 'vaults', error, pager: undefined }];
  }

  private readonly intern = <N extends Node>(node: N): N => {
    const known = this.parents.get(node.id);
    if (known && sameSubject(known, node)) return known as N;
    this.parents.set(node.id, node);
    return node;
  };

  private changed(change: SessionChange): void {
    const { store } = this.session;
    if (change.kind === 'session' || !store) return this.sessionChanged();
    const key = store.connection.key;
    switch (change.kind) {
      case 'vaults':
        return this.listChanged(store.vaults, key, undefined);
      case 'uploads': {
        const id = vaultId(key, change.vaultName);
        return this.listChanged(store.uploadsOf(change.vaultName), id, id);
      }
      case 'parts':
        return this.partsChanged(change.parts);
    }
  }

  private sessionChanged(): void {
    if (!this.session.store && !this.session.error) {
      // The connection was left, and with it all that is being read.
      this.parents.clear();
      this.beingRead.clear();
    }
    this.emitter.fire(undefined);
  }

  /** `id` is that of the node whose children the list is, none for the roots; a list that loads says so in its last row. */
  private listChanged(
    { status, count }: Pick<Pager<never>, 'status' | 'count'>,
    parentId: string,
    id: string | undefined,
  ): void {
    if (status === 'loading') {
      if (count > 0) this.redraw([moreId(parentId)]);
    } else if (id === undefined) {
      this.emitter.fire(undefined);
    } else {
      this.redraw([id]);
    }
  }

  private partsChanged({ pager, upload }: PartsList): void {
    // The row that is being expanded shows by itself that it is loading.
    if (pager.status === 'loading') return;
    const key = this.session.store?.connection.key ?? '';
    this.changes.add(uploadId(key, upload));
    this.redrawing.call();
  }

  /**
   * Has VS Code get the children of these nodes again. As narrow as can be, and not for what VS Code is getting just
   * now: a row whose parent is drawn anew has no node for a moment, and a command that is chosen for it then is called
   * with nothing.
   */
  private redraw(ids: Iterable<string>): void {
    const due = [...ids].filter((id) => !this.beingRead.has(id));
    const nodes = due.flatMap((id) => this.parents.get(id) ?? []);
    if (nodes.length > 0) this.emitter.fire(nodes);
  }

  private redrawChanged(): void {
    const ids = [...this.changes];
    this.changes.clear();
    this.redraw(ids);
  }
}
