import * as vscode from 'vscode';
import { longestVaultName } from '../core/serviceLimits.ts';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { displayText, shortId } from '../core/text/displayText.ts';
import { rowCommandIds } from '../manifest.ts';
import {
  type ConnectionNode,
  type MoreNode,
  type Node,
  type NoteNode,
  type ProblemNode,
  type RefusedNode,
  type VaultNode,
  type WaitingNode,
} from './nodes.ts';
import { shortPlace } from './places.ts';
import { gapItem, pageItem, partItem, uploadItem, warning } from './uploadItems.ts';
import { errorKinds } from '../core/errorKinds.ts';
import { remediesOf } from './problems.ts';
import { rowTexts as texts } from './texts/rows.ts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** The row for a node. Runs for every node that is drawn, so it only combines what is loaded. */
export function itemOf(node: Node): vscode.TreeItem {
  const item = build(node);
  item.id = node.id;
  return item;
}

function build(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'connection':
      return connectionItem(node);
    case 'vault':
      return vaultItem(node);
    case 'upload':
      return uploadItem(node);
    case 'page':
      return pageItem(node);
    case 'part':
      return partItem(node);
    case 'gap':
      return gapItem(node);
    case 'more':
      return moreItem(node);
    case 'problem':
      return problemItem(node);
    case 'note':
      return noteItem(node);
    case 'refused':
      return refusedItem(node);
    case 'waiting':
      return waitingItem(node);
  }
}

function connectionItem({ session, moves }: ConnectionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(displayText(specLabel(session.spec)), Collapsed);
  item.description = displayText(shortPlace(session), 255);
  item.iconPath = new vscode.ThemeIcon('plug');
  item.contextValue = ['connection.aws', ...moves].join('.');
  if (session.spec.kind === 'sample') {
    item.iconPath = new vscode.ThemeIcon('beaker');
    item.contextValue = 'connection.sample';
  }
  if (session.spec.kind === 'refused') {
    item.iconPath = warning;
    item.contextValue = 'connection.refused';
  }
  return item;
}

function noteItem({ text }: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(displayText(text), None);
  item.iconPath = new vscode.ThemeIcon('info');
  item.contextValue = 'note';
  return item;
}

function refusedItem({ what, item: { name, error } }: RefusedNode): vscode.TreeItem {
  const item = new vscode.TreeItem(what === 'vault' ? displayText(name) : shortId(displayText(name)), None);
  item.description = texts.cannotBeShown(displayText(error.message, 200));
  item.iconPath = warning;
  item.contextValue = 'refused';
  return item;
}

function waitingItem({ session }: WaitingNode): vscode.TreeItem {
  if (!session.process) return loadingItem();
  const item = new vscode.TreeItem(texts.waiting, None);
  item.description = displayText(texts.process(specLabel(session.spec)), 200);
  item.iconPath = new vscode.ThemeIcon('loading~spin');
  item.contextValue = 'waiting';
  return item;
}

/** Once the process has ended; what was to be loaded then takes its time. */
function loadingItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(texts.loading, None);
  item.iconPath = new vscode.ThemeIcon('loading~spin');
  item.contextValue = 'loading';
  return item;
}

function vaultItem({ vault }: VaultNode): vscode.TreeItem {
  const item = new vscode.TreeItem(displayText(vault.name, longestVaultName), Collapsed);
  item.description = vaultContents(vault);
  item.iconPath = new vscode.ThemeIcon('archive');
  item.contextValue = 'vault';
  return item;
}

/** Archives and bytes as of the last inventory. */
export function vaultContents({ created, inventoried, archives, bytes }: VaultNode['vault']): string {
  if (!created) return texts.contents.inAnotherAccount;
  if (!inventoried || archives === undefined) return texts.contents.noInventory;
  if (archives === 0) return texts.contents.noArchives;
  return texts.contents.archives(archives, bytes ?? 0);
}

function moreItem(node: MoreNode): vscode.TreeItem {
  const what = node.parent?.kind === 'vault' ? 'uploads' : 'vaults';
  const loading = node.pager.status === 'loading';
  const item = new vscode.TreeItem((loading ? texts.loadingMore : texts.more)[what], None);
  item.description = texts.loaded(node.pager.count);
  item.iconPath = new vscode.ThemeIcon(loading ? 'loading~spin' : 'ellipsis');
  item.contextValue = 'more';
  if (!loading)
    item.command = {
      command: rowCommandIds.loadMore,
      title: texts.loadMore[what],
      arguments: [node],
    };
  return item;
}

/** The cause as the label; what helps is a button on the row. A click does nothing: it is how one looks closer. */
function problemItem(node: ProblemNode): vscode.TreeItem {
  const { error, what, parent } = node;
  const item = new vscode.TreeItem(errorKinds[error.kind].label, None);
  const message = displayText(error.message, 400);
  // For a lone connection the message above the rows has the whole text.
  if (parent) item.description = message;
  item.iconPath = warning;
  item.contextValue = ['problem', ...remediesOf(node)].join('.');
  item.accessibilityInformation = { label: texts.couldNotLoad(what, message) };
  return item;
}
