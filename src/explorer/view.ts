import * as vscode from 'vscode';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { describeError } from '../core/errors.ts';
import { messageText } from '../core/text/displayText.ts';
import { viewId, viewTitle } from '../manifest.ts';
import type { Session } from '../store/session.ts';
import type { Sessions } from '../store/sessions.ts';
import { markDone, setContextKey } from '../ui/contextKeys.ts';
import { onSettingsChange, readMachineSetting } from '../ui/settings.ts';
import { ConnectionDrag, type MoveConnection } from './drag.ts';
import type { Node } from './nodes.ts';
import { connectionLine } from './places.ts';
import { VaultTreeProvider } from './provider.ts';
import { viewTexts as texts } from './texts/view.ts';

/** The tree in the side bar, with its message and the context keys for its menus and welcome texts. */
export interface GlacierView extends vscode.Disposable {
  readonly tree: vscode.TreeView<Node>;
  readonly provider: VaultTreeProvider;
}

export function createView(sessions: Sessions, moveConnection: MoveConnection): GlacierView {
  const provider = new VaultTreeProvider(sessions);
  const tree = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    dragAndDropController: new ConnectionDrag(moveConnection),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const update = () => updateHeader(tree, sessions);
  update();
  const subscriptions = [
    sessions.onDidChange((change) => {
      if (change.kind === 'process') void tellWaiting(tree, provider, change.session);
      if (['sessions', 'session', 'vaults', 'waiting'].includes(change.kind)) update();
    }),
    onSettingsChange(['readOnly'], update),
    tree.onDidChangeSelection(({ selection }) => setContextKey('glacier.selection', commonKind(selection))),
  ];
  const owned = vscode.Disposable.from(tree, provider, ...subscriptions);
  return { tree, provider, dispose: () => void owned.dispose() };
}

/** In the rows that are being loaded, or where nobody can see these, in a notification; both can cancel. */
async function tellWaiting(
  tree: vscode.TreeView<Node>,
  provider: VaultTreeProvider,
  session: Session,
): Promise<void> {
  if (!session.process || (provider.showWaiting(session) && tree.visible)) return;
  const { ended, cancel } = session.process;
  const { showWait } = await import('../ui/progress.ts');
  await showWait(texts.waitingForProcess(specLabel(session.spec)), ended, cancel);
}

/**
 * The message above the rows: which connection they come from, or why there are none. Not in a row, which a narrow side
 * bar cuts off, nor in the title, which VS Code shortens and capitalizes; but there it is while the welcome view shows,
 * which a message would hide. Several connections have rows of their own for it.
 */
function updateHeader(tree: vscode.TreeView<Node>, sessions: Sessions): void {
  const { only, all } = sessions;
  const failure = only?.rootError;
  const setup = failure !== undefined && failure.needsSetup;
  const message = messageText(describeWaiting(all) || describeAll(sessions));
  // VS Code draws a message again whenever it is set, also with the same text, and this is called on every change.
  if (tree.message !== message) tree.message = message;
  const title = only && isWelcomed(only) ? texts.title(viewTitle, connectionLine(only)) : viewTitle;
  if (tree.title !== title) tree.title = title;
  const sample = all.find(({ spec }) => spec.kind === 'sample');
  setContextKey('glacier.sample', sample !== undefined);
  if (sample?.store?.vaults.count) markDone('glacier.didOpenSample');
  setContextKey('glacier.connections', all.length);
  setContextKey('glacier.awsConnections', all.filter(isAwsConnection).length);
  setContextKey('glacier.errorKind', setup ? failure.kind : '');
  setContextKey('glacier.state', stateOf(failure !== undefined, setup, only?.store !== undefined));
}

/** The environment may turn out to have none. */
function isAwsConnection({ spec, error }: Session): boolean {
  return spec.kind === 'aws' && error?.kind !== 'notConnected';
}

function describeAll({ only, all }: Sessions): string {
  if (only) return describeOnly(only);
  return all.length > 1 ? describeMode() : '';
}

/** Empty while nothing is known, and where the welcome view should show, which a message would hide. */
function describeOnly(session: Session): string {
  const { rootError, spec, store } = session;
  if (rootError?.needsSetup) return '';
  if (rootError)
    return spec.kind === 'aws'
      ? texts.failed(connectionLine(session), describeError(rootError))
      : describeError(rootError);
  return store && store.vaults.count > 0
    ? [connectionLine(session), describeMode()].filter(Boolean).join(' · ')
    : '';
}

/** Entries that change something are gone in this mode, and nothing else would say why. */
function describeMode(): string {
  return readMachineSetting('readOnly') ? texts.readOnly : '';
}

/** Whether the welcome view shows in place of a connection's vaults. It cannot name that: its texts are fixed. */
function isWelcomed({ spec, rootError, store }: Session): boolean {
  if (spec.kind !== 'aws') return false;
  if (rootError) return rootError.needsSetup && rootError.kind !== 'notConnected';
  return store !== undefined && store.vaults.done && store.vaults.count === 0;
}

function describeWaiting(all: readonly Session[]): string {
  const waiting = all.filter((session) => session.waiting).map(({ spec }) => specLabel(spec));
  return waiting.length === 0 ? '' : texts.throttled(waiting);
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
