import * as vscode from 'vscode';
import { formatAge } from '../core/text/age.ts';
import { lengthOf } from '../core/byteRange.ts';
import type { MultipartUpload, Part } from '../core/model.ts';
import { summarize } from '../core/parts/listedSummary.ts';
import { partNumberAt } from '../core/parts/partSize.ts';
import { coverageOfResult } from '../core/verification/coverageOfResult.ts';
import { severityOf, type Severity, severityOfVerdict } from '../core/verification/severity.ts';
import { describeResult } from '../core/verification/texts/describeResult.ts';
import { isAnotherFile, type Verdict } from '../core/verification/verdict.ts';
import { describeFlag } from '../core/parts/partFlags.ts';
import { formatSpan } from '../core/parts/span.ts';
import { uploadLabel } from '../core/description/uploadLabel.ts';
import { shortInMiddle } from '../core/text/displayText.ts';
import { type GapNode, type PageNode, type PartNode, uploadOf, type UploadNode } from './nodes.ts';
import { rowTexts } from './texts/rows.ts';
import { uploadRowTexts as texts } from './texts/uploadRows.ts';

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
    ...(known ? [listed.parts === 0 ? texts.noParts : texts.listed(listed, parts.pager.done)] : []),
    ...(gaps > 0 ? [texts.gaps(gaps, gapBytes)] : []),
    texts.partSize(upload.partSize),
    ...(folder ? [folder] : []),
  ].join(' · ');
  item.description = notes;
  const transfer = parts.sending && (parts.sending.paused ? 'paused' : 'sending');
  item.accessibilityInformation = { label: texts.spoken(name, transfer, notes) };
  if (parts.sending) item.iconPath = parts.sending.paused ? paused : sending;
  else item.iconPath = verdict ? partIcons[severityOfVerdict(verdict)] : gaps > 0 ? warning : uploading;
  item.contextValue = ['upload', verdict && 'withReport', transfer].filter(Boolean).join('.');
  return item;
}

/** What a pick says beside the name of an upload. */
export function uploadNotes(upload: MultipartUpload, folder: string): string {
  const notes = `${formatAge(upload.created, Date.now())} · ${texts.partSize(upload.partSize)}`;
  return folder ? `${notes} · ${folder}` : notes;
}

/** The verdict as short as a row needs it. */
function verdictSummary(verdict: Verdict): string {
  const { matching, expected, completion, toSend, list, listed, unverified } = verdict;
  if (listed === 0) return texts.verdict.nothingToVerify;
  if (unverified.length > 0) return texts.verdict.verified(matching, expected);
  if (isAnotherFile(verdict)) return texts.verdict.anotherFile;
  if (completion === 'newUpload') return texts.verdict.newUpload;
  if (matching === expected && toSend.length === 0) return texts.verdict.allMatch(list !== undefined);
  return texts.verdict.match(matching, expected, list !== undefined);
}

/** A further page of parts, loaded or not. */
export function pageItem({ parent, index }: PageNode): vscode.TreeItem {
  const { pager } = parent.parts;
  const page = pager.pages[index];
  if (page) return groupItem(page, parent.upload.partSize);
  const item = new vscode.TreeItem(texts.moreParts, Collapsed);
  item.description = rowTexts.loaded(pager.count);
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.contextValue = 'page.more';
  if (pager.status === 'loading') {
    item.label = texts.loadingParts;
    item.iconPath = new vscode.ThemeIcon('loading~spin');
  } else if (pager.error) {
    item.description = texts.couldNotLoadMore(rowTexts.loaded(pager.count));
    item.iconPath = warning;
  }
  return item;
}

function groupItem(page: readonly Part[], partSize: number): vscode.TreeItem {
  const ranges = page.map((part) => part.range);
  const start = Math.min(...ranges.map((range) => range.start));
  const end = Math.max(...ranges.map((range) => range.end));
  const first = partNumberAt(start, partSize);
  const last = partNumberAt(end, partSize);
  const label = first === last ? texts.part(first) : texts.parts(first, last);
  const item = new vscode.TreeItem(label, Collapsed);
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
  const item = new vscode.TreeItem(texts.part(number), None);
  // The icon says that it matches, and leaves the room to range and hash.
  const shown = result?.kind === 'match' ? flagNotes : notes;
  item.description = [...shown, spanAndHash(span, part.treeHash)].join(' · ');
  item.iconPath = partIcons[severityOf(result && coverageOfResult(result), flags.length > 0)];
  item.contextValue = 'part';
  item.accessibilityInformation = {
    label: [texts.part(number), ...notes, texts.spanAndHash(span, part.treeHash.slice(0, 4))].join(', '),
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
  const item = new vscode.TreeItem(texts.gap, None);
  item.description = texts.missing(formatSpan(range));
  item.iconPath = warning;
  item.contextValue = 'gap';
  return item;
}
