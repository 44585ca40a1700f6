import * as vscode from 'vscode';
import { formatAge } from '../core/text/age.ts';
import { lengthOf } from '../core/byteRange.ts';
import { formatBytes, formatCount } from '../core/text/bytes.ts';
import type { MultipartUpload, Part } from '../core/model.ts';
import { type ListedSummary, summarize } from '../core/parts/listedSummary.ts';
import { partNumberAt } from '../core/parts/partSize.ts';
import { coverageOfResult } from '../core/verification/coverageOfResult.ts';
import { describeResult } from '../core/verification/describeResult.ts';
import { severityOf, type Severity, severityOfVerdict } from '../core/verification/severity.ts';
import type { Verdict } from '../core/verification/verdict.ts';
import { isAnotherFile } from '../core/verification/verdictSentence.ts';
import { describeFlag } from '../core/parts/partFlags.ts';
import { formatSpan } from '../core/parts/span.ts';
import { uploadLabel } from '../core/description/uploadLabel.ts';
import { shortInMiddle } from '../core/text/displayText.ts';
import { type GapNode, type PageNode, type PartNode, uploadOf, type UploadNode } from './nodes.ts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;
export const warning = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
const uploading = new vscode.ThemeIcon('cloud-upload');
const sending = new vscode.ThemeIcon('sync~spin');
const paused = new vscode.ThemeIcon('debug-pause');
const partIcons: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning,
  unknown: new vscode.ThemeIcon('file-binary'),
  good: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
};

/** Characters of a name that leave room for what is known of the upload in a side bar as wide as VS Code makes it. */
const longestName = 24;

/** The same where there is how far a transfer is. */
const longestNameOfSent = 14;

/** An upload: its age first, as it expires, then what is known of it, worst first. */
export function uploadItem(node: UploadNode): vscode.TreeItem {
  const { upload, parts } = node;
  const { name, folder } = uploadLabel(upload);
  const { verdict } = parts.verification?.result ?? {};
  const { gaps, gapBytes, ...listed } = summarize(parts.pager.pages.flat(), parts.tail);
  const known = parts.pager.status !== 'idle' && (listed.parts > 0 || parts.pager.done);
  const item = new vscode.TreeItem(
    shortInMiddle(name, parts.sending ? longestNameOfSent : longestName),
    Collapsed,
  );
  const notes = [
    ...(parts.sending ? [parts.sending.text] : []),
    formatAge(upload.created, Date.now()),
    ...(verdict ? [verdictSummary(verdict)] : []),
    ...(known ? [listedText(listed, parts.pager.done)] : []),
    ...(gaps > 0 ? [`${formatCount(gaps)} ${gaps === 1 ? 'gap' : 'gaps'} (${formatBytes(gapBytes)})`] : []),
    `${formatBytes(upload.partSize)} parts`,
    ...(folder ? [folder] : []),
  ].join(' · ');
  item.description = notes;
  const state = parts.sending && (parts.sending.paused ? 'paused: ' : 'sending: ');
  item.accessibilityInformation = { label: `${name}, ${state ?? ''}${notes}` };
  if (parts.sending) item.iconPath = parts.sending.paused ? paused : sending;
  else item.iconPath = verdict ? partIcons[severityOfVerdict(verdict)] : gaps > 0 ? warning : uploading;
  const transfer = parts.sending && (parts.sending.paused ? ['paused'] : ['sending']);
  item.contextValue = ['upload', ...(verdict ? ['withReport'] : []), ...(transfer ?? [])].join('.');
  return item;
}

/** What is listed of an upload; `+` says that there is more. */
function listedText({ parts, bytes }: Pick<ListedSummary, 'parts' | 'bytes'>, done: boolean): string {
  if (parts === 0) return 'no parts';
  const more = done ? '' : '+';
  return `${formatCount(parts)}${more} ${parts === 1 && done ? 'part' : 'parts'}, ${formatBytes(bytes)}${more}`;
}

/** What a pick says beside the name of an upload. */
export function uploadNotes(upload: MultipartUpload, folder: string): string {
  const notes = `${formatAge(upload.created, Date.now())} · ${formatBytes(upload.partSize)} parts`;
  return folder ? `${notes} · ${folder}` : notes;
}

/** The verdict as short as a row needs it. */
function verdictSummary(verdict: Verdict): string {
  const { matching, expected, completion, toSend, list, listed, unverified } = verdict;
  const count = `${formatCount(matching)} of ${formatCount(expected)}`;
  if (listed === 0) return 'nothing to verify';
  if (unverified.length > 0) return `${count} parts verified`;
  if (isAnotherFile(verdict)) return 'probably another file';
  if (completion === 'newUpload') return 'needs a new upload';
  const what = list ? ' the list' : '';
  if (matching === expected && toSend.length === 0) return `all parts match${what}`;
  return `${count} parts match${what}`;
}

/** A further page of parts, loaded or not. */
export function pageItem({ parent, index }: PageNode): vscode.TreeItem {
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

export function partItem({ part, parent }: PartNode): vscode.TreeItem {
  const { number, flags, range } = part;
  const { partSize } = uploadOf(parent).upload;
  const flagNotes = flags.map((flag) => describeFlag(flag, lengthOf(range), partSize));
  const span = formatSpan(range);
  const result = uploadOf(parent).parts.resultOf(part);
  const notes = result ? [...flagNotes, describeResult(result)] : flagNotes;
  const item = new vscode.TreeItem(`Part ${formatCount(number)}`, None);
  // The icon says that it matches, and leaves the room to range and hash.
  const shown = result?.kind === 'match' ? flagNotes : notes;
  item.description = [...shown, spanAndHash(span, part.treeHash)].join(' · ');
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

/** Characters of a range that leave room for both ends of the hash in a side bar as wide as VS Code makes it. */
const shortSpan = 13;

/** Both, shortened where a narrow side bar would cut them: `155.81–155.83 GiB · b6f1…`. */
function spanAndHash(span: string, treeHash: string): string {
  const start = `${treeHash.slice(0, 4)}…`;
  return span.length > shortSpan
    ? `${span.replace(' – ', '–')} · ${start}`
    : `${span} · ${start}${treeHash.slice(-4)}`;
}

export function gapItem({ range }: GapNode): vscode.TreeItem {
  const item = new vscode.TreeItem('Gap', None);
  item.description = `${formatSpan(range)} missing`;
  item.iconPath = warning;
  item.contextValue = 'gap';
  return item;
}
