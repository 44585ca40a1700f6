import * as vscode from 'vscode';
import { describeError, type GlacierError } from '../core/errors.ts';
import { viewId } from '../manifest.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { Session } from '../store/session.ts';
import { setContextKey } from '../ui/contextKeys.ts';
import type { Node } from './nodes.ts';
import { VaultTreeProvider } from './provider.ts';
import { needsSetup } from './setup.ts';

/** The tree in the side bar, with what its header and welcome texts depend on. */
export interface GlacierView extends vscode.Disposable {
  readonly tree: vscode.TreeView<Node>;
  readonly provider: VaultTreeProvider;
}

export function createView(session: Session): GlacierView {
  const provider = new VaultTreeProvider(session);
  const tree = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const update = () => updateHeader(tree, session);
  update();
  const subscriptions = [
    session.onDidChange((change) => {
      if (change.kind === 'session' || change.kind === 'vaults') update();
    }),
    tree.onDidChangeSelection(({ selection }) => setContextKey('glacier.selection', commonKind(selection))),
  ];
  const owned = vscode.Disposable.from(tree, provider, ...subscriptions);
  return { tree, provider, dispose: () => void owned.dispose() };
}

/**
 * What stands over the rows: which connection they come from, or why there are none. In words there and not in the
 * title, which VS Code shortens and capitalizes, nor in a row, which is cut off in a narrow side bar.
 */
function updateHeader(tree: vscode.TreeView<Node>, { store, error }: Session): void {
  const failure = error ?? (store?.vaults.count === 0 ? store.vaults.error : undefined);
  const setup = failure !== undefined && needsSetup(failure);
  tree.message = failure ? describeFailure(failure, setup) : describeConnection(store);
  setContextKey('glacier.sample', store?.connection.sample ?? false);
  setContextKey('glacier.errorKind', setup ? failure.kind : '');
  setContextKey('glacier.state', stateOf(failure !== undefined, setup, store !== undefined));
}

/** Empty where the welcome view is to show, which a message would keep from it. */
function describeFailure(failure: GlacierError, setup: boolean): string {
  return setup ? '' : describeError(failure);
}

function describeConnection(store: ConnectionStore | undefined): string {
  if (!store || store.vaults.count === 0) return '';
  const { sample, label } = store.connection;
  return sample ? 'Sample account: made-up vaults on this computer.' : label;
}

function stateOf(failed: boolean, setup: boolean, connected: boolean): 'idle' | 'ready' | 'setup' | 'error' {
  if (failed) return setup ? 'setup' : 'error';
  return connected ? 'ready' : 'idle';
}

/** The kind of all of `nodes`, or nothing when they differ. */
function commonKind(nodes: readonly Node[]): string {
  const [first] = nodes;
  return first && nodes.every((node) => node.kind === first.kind) ? first.kind : '';
}
