import * as vscode from 'vscode';
import { formatAge } from '../core/text/age.ts';
import { formatRange, lengthOf } from '../core/byteRange.ts';
import { formatBytes, formatCount } from '../core/text/bytes.ts';
import { describeFlag } from '../core/parts/partFlags.ts';
import { longestDescription } from '../core/serviceLimits.ts';
import { markdownText } from '../core/text/markdownText.ts';
import { parseDescription } from '../core/description/describedFile.ts';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { displayText } from '../core/text/displayText.ts';
import { vaultContents } from './items.ts';
import { describePlace } from './places.ts';
import { type Node, uploadOf } from './nodes.ts';

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
        ['Archives', vaultContents(node.vault)],
        ['Last inventory', node.vault.inventoried ? when(node.vault.inventoried) : 'none yet'],
      ]);
    case 'upload': {
      const { upload, parts } = node;
      const loaded = parts.pager.status === 'idle' ? 'not listed yet' : formatCount(parts.pager.count);
      return tooltip([
        ...describedFile(upload.description ?? ''),
        ['Description', displayText(upload.description ?? '', longestDescription) || 'none'],
        ['Upload ID', upload.id],
        ['Vault', upload.vaultName],
        ['Part size', bytes(upload.partSize)],
        ['Created', when(upload.created)],
        ['Parts loaded', parts.pager.done ? `${loaded}, all there are` : loaded],
      ]);
    }
    case 'part': {
      const { part, parent } = node;
      const { upload } = uploadOf(parent);
      return tooltip([
        ['Part', formatCount(part.number)],
        ['Bytes', `${formatRange(part.range)} (both included)`],
        ['Size', bytes(lengthOf(part.range))],
        ['SHA-256 tree hash', part.treeHash],
        ...part.flags.map((flag): Line => [
          'Note',
          describeFlag(flag, lengthOf(part.range), upload.partSize),
        ]),
      ]);
    }
    case 'gap':
      return tooltip([
        ['Missing bytes', `${formatRange(node.range)} (both included)`],
        ['Size', bytes(lengthOf(node.range))],
      ]);
    case 'problem':
      return tooltip([
        ['What happened', node.error.message],
        ['What to do', node.error.nextStep || 'Retry.'],
      ]);
    case 'refused':
      return tooltip([
        [node.what === 'vault' ? 'Vault' : 'Upload', displayText(node.item.name, 300)],
        ['Left out', node.item.error.message],
      ]);
    case 'waiting':
      return tooltip([
        ['Waiting for', `the credential process of ${specLabel(node.session.spec)}`],
        ['What to do', 'Give it what it asks for, such as a code or the touch of a key, or cancel it.'],
      ]);
    case 'page':
    case 'more':
    case 'note':
      return undefined;
  }
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

function bytes(count: number): string {
  return `${formatBytes(count)} (${formatCount(count)} bytes)`;
}

function when(date: Date): string {
  return `${date.toLocaleString(vscode.env.language)} (${date.toISOString()}), ${formatAge(date, Date.now())}`;
}
