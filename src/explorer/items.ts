import * as vscode from 'vscode';
import { formatAge } from '../core/text/age.ts';
import { lengthOf } from '../core/byteRange.ts';
import { formatBytes, formatCount } from '../core/text/bytes.ts';
import type { MultipartUpload, Part } from '../core/model.ts';
import { longestVaultName } from '../core/serviceLimits.ts';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { partNumberAt } from '../core/parts/partSize.ts';
import { coverageOfResult } from '../core/verification/coverageOfResult.ts';
import { describeResult } from '../core/verification/partResult.ts';
import { severityOf, type Severity } from '../core/verification/severity.ts';
import type { Verdict } from '../core/verification/verdict.ts';
import { describeFlag } from '../core/parts/partFlags.ts';
import { formatSpan } from '../core/parts/span.ts';
import { displayText, shortId } from '../core/text/displayText.ts';
import { uploadLabel } from '../core/description/uploadLabel.ts';
import { rowCommandIds } from '../manifest.ts';
import {
  type ConnectionNode,
  type GapNode,
  type MoreNode,
  type Node,
  type NoteNode,
  type PageNode,
  type PartNode,
  type ProblemNode,
  type RefusedNode,
  uploadOf,
  type UploadNode,
  type VaultNode,
  type WaitingNode,
} from './nodes.ts';
import { shortPlace } from './places.ts';
import { remedies } from '../core/remedies.ts';
import { remediesOf } from './problems.ts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;
const warning = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
const partIcons: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning,
  unknown: new vscode.ThemeIcon('file-binary'),
  good: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
};

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

function connectionItem({ session }: ConnectionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(displayText(specLabel(session.spec)), Collapsed);
  item.description = displayText(shortPlace(session), 255);
  item.iconPath = new vscode.ThemeIcon('plug');
  item.contextValue = 'connection.aws';
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
  item.description = `${what} left out · ${displayText(error.message, 200)}`;
  item.iconPath = warning;
  item.contextValue = 'refused';
  return item;
}

function waitingItem({ session }: WaitingNode): vscode.TreeItem {
  if (!session.process) return loadingItem();
  const item = new vscode.TreeItem('Waiting for credentials', None);
  item.description = displayText(`credential process of ${specLabel(session.spec)}`, 200);
  item.iconPath = new vscode.ThemeIcon('loading~spin');
  item.contextValue = 'waiting';
  return item;
}

/** Once the process has ended; what was to be loaded then takes its time. */
function loadingItem(): vscode.TreeItem {
  const item = new vscode.TreeItem('Loading…', None);
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
  if (!created) return 'of another account';
  if (!inventoried || archives === undefined) return 'no inventory yet';
  if (archives === 0) return 'no archives';
  return `${formatCount(archives)} ${archives === 1 ? 'archive' : 'archives'} · ${formatBytes(bytes ?? 0)}`;
}

function uploadItem(node: UploadNode): vscode.TreeItem {
  const { upload } = node;
  const { name, folder } = uploadLabel(upload);
  const item = new vscode.TreeItem(name, Collapsed);
  item.description = uploadNotes(upload, folder);
  item.iconPath = new vscode.ThemeIcon('cloud-upload');
  item.contextValue = 'upload';
  const { verdict } = node.parts.verification?.result ?? {};
  if (verdict) {
    item.description = `${verdictSummary(verdict)} · ${item.description}`;
    item.contextValue = 'upload.withReport';
  }
  return item;
}

/** What a row says beside the name of an upload. */
export function uploadNotes(upload: MultipartUpload, folder: string): string {
  const notes = `${formatBytes(upload.partSize)} parts · started ${formatAge(upload.created, Date.now())}`;
  return folder ? `${folder} · ${notes}` : notes;
}

/** The verdict as short as a row needs it. */
function verdictSummary({
  matching,
  expected,
  completion,
  toSend,
  list,
  listed,
  unverified,
}: Verdict): string {
  const count = `${formatCount(matching)} of ${formatCount(expected)}`;
  if (listed === 0) return 'nothing to verify';
  if (unverified.length > 0) return `${count} parts verified`;
  if (matching === 0) return 'no part matches';
  if (completion === 'newUpload') return 'needs a new upload';
  const what = list ? ' the list' : '';
  if (matching === expected && toSend.length === 0) return `all parts match${what}`;
  return `${count} parts match${what}`;
}

function pageItem({ parent, index }: PageNode): vscode.TreeItem {
  const { pager } = parent.parts;
  const page = pager.pages[index];
  if (page) return groupItem(page, parent.upload.partSize);
  const item = new vscode.TreeItem('More parts…', Collapsed);
  item.description = `${formatCount(pager.count)} loaded`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.contextValue = 'page.more';
  if (pager.status === 'loading') {
    item.label = 'Loading parts…';
    item.iconPath = new vscode.ThemeIcon('loading~spin');
  } else if (pager.error) {
    item.description = `${formatCount(pager.count)} loaded · could not load more`;
    item.iconPath = warning;
  }
  return item;
}

function groupItem(page: readonly Part[], partSize: number): vscode.TreeItem {
  const ranges = page.map((part) => part.range);
  const start = Math.min(...ranges.map((range) => range.start));
  const end = Math.max(...ranges.map((range) => range.end));
  const first = formatCount(partNumberAt(start, partSize));
  const last = formatCount(partNumberAt(end, partSize));
  const item = new vscode.TreeItem(first === last ? `Part ${first}` : `Parts ${first}–${last}`, Collapsed);
  item.description = formatSpan({ start, end });
  item.iconPath = new vscode.ThemeIcon('list-ordered');
  item.contextValue = 'page.loaded';
  return item;
}

function partItem({ part, parent }: PartNode): vscode.TreeItem {
  const { number, flags, range } = part;
  const { partSize } = uploadOf(parent).upload;
  const notes = flags.map((flag) => describeFlag(flag, lengthOf(range), partSize));
  const span = formatSpan(range);
  const result = uploadOf(parent).parts.resultOf(part);
  if (result) notes.push(describeResult(result));
  const item = new vscode.TreeItem(`Part ${formatCount(number)}`, None);
  item.description = [...notes, span, `${part.treeHash.slice(0, 4)}…${part.treeHash.slice(-4)}`].join(' · ');
  item.iconPath = partIcons[severityOf(result && coverageOfResult(result), flags.length > 0)];
  item.contextValue = 'part';
  item.accessibilityInformation = {
    label: [
      `Part ${formatCount(number)}`,
      ...notes,
      `${span}, tree hash begins ${part.treeHash.slice(0, 4)}`,
    ].join(', '),
  };
  return item;
}

function gapItem({ range }: GapNode): vscode.TreeItem {
  const item = new vscode.TreeItem('Gap', None);
  item.description = `${formatSpan(range)} missing`;
  item.iconPath = warning;
  item.contextValue = 'gap';
  return item;
}

function moreItem(node: MoreNode): vscode.TreeItem {
  const what = node.parent?.kind === 'vault' ? 'uploads' : 'vaults';
  const loading = node.pager.status === 'loading';
  const item = new vscode.TreeItem(loading ? `Loading ${what}…` : `More ${what}…`, None);
  item.description = `${formatCount(node.pager.count)} loaded`;
  item.iconPath = new vscode.ThemeIcon(loading ? 'loading~spin' : 'ellipsis');
  item.contextValue = 'more';
  if (!loading)
    item.command = { command: rowCommandIds.loadMore, title: `Load More ${what}`, arguments: [node] };
  return item;
}

function problemItem(node: ProblemNode): vscode.TreeItem {
  const { error, what, parent } = node;
  const [remedy = 'retry'] = remediesOf(node);
  const select = `Select to ${remedies[remedy].verb}`;
  // The fix says best what a connection lacks; for a lone connection the message above the rows has the whole text.
  const below = parent && parent.kind !== 'connection';
  const item = new vscode.TreeItem(below ? `Could not load ${what}. ${select}` : select, None);
  if (parent) item.description = displayText(error.message, 400);
  item.iconPath = warning;
  item.contextValue = ['problem', ...remediesOf(node)].join('.');
  item.command = { command: rowCommandIds.remedyRow, title: remedies[remedy].verb, arguments: [node] };
  item.accessibilityInformation = {
    label: `Could not load ${what}. ${displayText(error.message, 400)} ${select}`,
  };
  return item;
}
