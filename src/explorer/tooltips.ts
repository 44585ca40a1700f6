import * as vscode from 'vscode';
import { formatAge } from '../core/text/age.ts';
import { formatRange, lengthOf } from '../core/byteRange.ts';
import { formatBytes, formatCount, formatExactBytes } from '../core/text/bytes.ts';
import { describeFlag } from '../core/parts/partFlags.ts';
import { longestDescription } from '../core/serviceLimits.ts';
import { markdownText } from '../core/text/markdownText.ts';
import { summarize } from '../core/parts/listedSummary.ts';
import { describeResult } from '../core/verification/describeResult.ts';
import type { FinishedVerification } from '../core/verification/verificationRun.ts';
import { verdictSentence } from '../core/verification/verdictSentence.ts';
import { parseDescription } from '../core/description/describedFile.ts';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { displayText } from '../core/text/displayText.ts';
import { vaultContents } from './items.ts';
import { describePlace } from './places.ts';
import { type Node, type PartNode, uploadOf, type UploadNode } from './nodes.ts';

/** A node's tooltip, made only when the pointer rests on it. Undefined where the row says it all. */
export function tooltipOf(node: Node): vscode.MarkdownString | undefined {
  switch (node.kind) {
    case 'connection':
      return tooltip(describePlace(node.session));
    case 'vault':
      return tooltip([
        ['Vault', node.vault.name],
        ['ARN', node.vault.arn],
        ...(node.vault.created ? [['Created', when(node.vault.created)] as const] : []),
        ['Contents', vaultContents(node.vault)],
        ['Last inventory', node.vault.inventoried ? when(node.vault.inventoried) : 'none yet'],
      ]);
    case 'upload':
      return tooltip(uploadLines(node));
    case 'part':
      return tooltip(partLines(node));
    case 'gap':
      return tooltip([
        ['Missing bytes', formatRange(node.range)],
        ['Size', formatExactBytes(lengthOf(node.range))],
      ]);
    case 'page': {
      const rows = node.parent.parts.rowsOfPage(node.index);
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) return undefined;
      const gaps = rows.filter(({ kind }) => kind === 'gap').length;
      return tooltip([
        ['Bytes', formatRange({ start: first.range.start, end: last.range.end })],
        ['Parts', formatCount(rows.length - gaps)],
        ['Gaps', formatCount(gaps)],
      ]);
    }
    case 'problem':
      return tooltip([
        ['What happened', node.error.message],
        ['What to do', node.error.nextStep || (node.pager ? 'Retry.' : 'Reconnect.')],
      ]);
    case 'refused':
      return tooltip([
        [node.what === 'vault' ? 'Vault' : 'Upload', displayText(node.item.name, 300)],
        ['Cannot be shown', node.item.error.message],
      ]);
    case 'waiting':
      return tooltip([
        ['Waiting for', `the credential process of ${specLabel(node.session.spec)}`],
        ['What to do', 'Enter the code or touch the security key that it asks for, or cancel it.'],
      ]);
    case 'note':
      return node.tooltip === undefined ? undefined : new vscode.MarkdownString(markdownText(node.tooltip));
    case 'more':
      return undefined;
  }
}

function uploadLines({ upload, parts }: UploadNode): Line[] {
  const { done, status, asOf, pages } = parts.pager;
  const { gaps, gapBytes, ...listed } = summarize(pages.flat(), parts.tail);
  const { verification: run } = parts;
  return [
    ...describedFile(upload.description ?? ''),
    ['Description', displayText(upload.description ?? '', longestDescription) || 'none'],
    ['Upload ID', upload.id],
    ['Vault', upload.vaultName],
    ['Part size', formatExactBytes(upload.partSize)],
    ['Created', when(upload.created)],
    ...(status === 'idle'
      ? ([['Parts', 'not loaded']] as const)
      : ([
          ['Parts', `${formatCount(listed.parts)} (${done ? 'all loaded' : 'more available'})`],
          ['Uploaded', formatExactBytes(listed.bytes)],
          ['Gaps', gaps === 0 ? 'none' : `${formatCount(gaps)} (${formatBytes(gapBytes)} missing)`],
        ] as const)),
    ...(asOf === undefined
      ? []
      : ([['As of', `${when(new Date(asOf))}${parts.hasSent ? ', with parts sent since' : ''}`]] as const)),
    ...(run?.result ? verificationLines(run) : []),
  ];
}

function verificationLines({ name, result, finished }: FinishedVerification): Line[] {
  return [
    ['Verified against', `${displayText(name, 120)}, ${when(finished)}`],
    ['Verdict', verdictSentence(result.verdict)],
  ];
}

function partLines({ part, parent }: PartNode): Line[] {
  const { upload, parts } = uploadOf(parent);
  const result = parts.resultOf(part);
  return [
    ['Part', formatCount(part.number)],
    ['Bytes', formatRange(part.range)],
    ['Size', formatExactBytes(lengthOf(part.range))],
    ['SHA-256 tree hash', part.treeHash],
    ...part.flags.map((flag): Line => ['Note', describeFlag(flag, lengthOf(part.range), upload.partSize)]),
    ...(result ? ([['Verification', describeResult(result)]] as const) : []),
    ...(result?.kind === 'mismatch' ? ([['Local tree hash', result.localHash]] as const) : []),
  ];
}

type Line = readonly [name: string, value: string];

/** Values come from the service and go in as text: Markdown and addresses in them have no effect. */
function tooltip(lines: readonly Line[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  for (const [name, value] of lines) markdown.appendMarkdown(`**${name}:** ${markdownText(value)}  \n`);
  return markdown;
}

/** What the description tells of the file. */
function describedFile(description: string): Line[] {
  const file = parseDescription(description);
  if (!file) return [];
  const path: Line = ['File', displayText(file.path, longestDescription)];
  return file.modified ? [path, ['Modified', when(file.modified)]] : [path];
}

function when(date: Date): string {
  return `${date.toLocaleString(vscode.env.language)} (${date.toISOString().replace(/\.\d+/, '')}), ${formatAge(date, Date.now())}`;
}
