import * as vscode from 'vscode';
import { formatAge } from '../core/text/age.ts';
import { formatRange, lengthOf } from '../core/byteRange.ts';
import { formatCount, formatExactBytes } from '../core/text/bytes.ts';
import { describeFlag } from '../core/parts/partFlags.ts';
import { longestDescription } from '../core/serviceLimits.ts';
import { markdownText } from '../core/text/markdownText.ts';
import { summarize } from '../core/parts/listedSummary.ts';
import { describeResult } from '../core/verification/texts/describeResult.ts';
import type { FinishedVerification } from '../core/verification/verificationRun.ts';
import { verdictSentence } from '../core/verification/texts/verdictSentence.ts';
import { parseDescription } from '../core/description/describedFile.ts';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { displayText } from '../core/text/displayText.ts';
import { vaultContents } from './items.ts';
import { describePlace } from './describePlace.ts';
import { type Node, type PartNode, uploadOf, type UploadNode } from './nodes.ts';
import { tooltipTexts as texts } from './texts/tooltips.ts';

/** A node's tooltip, made only when the pointer rests on it. Undefined where the row says it all. */
export function tooltipOf(node: Node): vscode.MarkdownString | undefined {
  switch (node.kind) {
    case 'connection':
      return tooltip(describePlace(node.session));
    case 'vault':
      return tooltip([
        [texts.vault, node.vault.name],
        [texts.arn, node.vault.arn],
        ...(node.vault.created ? [[texts.created, when(node.vault.created)] as const] : []),
        [texts.contents, vaultContents(node.vault)],
        [texts.lastInventory, node.vault.inventoried ? when(node.vault.inventoried) : texts.noInventory],
      ]);
    case 'upload':
      return tooltip(uploadLines(node));
    case 'part':
      return tooltip(partLines(node));
    case 'gap':
      return tooltip([
        [texts.missingBytes, formatRange(node.range)],
        [texts.size, formatExactBytes(lengthOf(node.range))],
      ]);
    case 'page': {
      const rows = node.parent.parts.rowsOfPage(node.index);
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) return undefined;
      const gaps = rows.filter(({ kind }) => kind === 'gap').length;
      return tooltip([
        [texts.bytes, formatRange({ start: first.range.start, end: last.range.end })],
        [texts.parts, formatCount(rows.length - gaps)],
        [texts.gaps, formatCount(gaps)],
      ]);
    }
    case 'problem':
      return tooltip([
        [texts.whatHappened, node.error.message],
        [texts.whatToDo, node.error.nextStep || (node.pager ? texts.retry : texts.reconnect)],
      ]);
    case 'refused':
      return tooltip([
        [node.what === 'vault' ? texts.vault : texts.upload, displayText(node.item.name, 300)],
        [texts.cannotBeShown, node.item.error.message],
      ]);
    case 'waiting':
      return tooltip([
        [texts.waitingFor, texts.process(specLabel(node.session.spec))],
        [texts.whatToDo, texts.answerProcess],
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
    [texts.description, displayText(upload.description ?? '', longestDescription) || texts.none],
    [texts.uploadId, upload.id],
    [texts.vault, upload.vaultName],
    [texts.partSize, formatExactBytes(upload.partSize)],
    [texts.created, when(upload.created)],
    ...(status === 'idle'
      ? ([[texts.parts, texts.partsNotLoaded]] as const)
      : ([
          [texts.parts, texts.partsLoaded(listed.parts, done)],
          [texts.uploaded, formatExactBytes(listed.bytes)],
          [texts.gaps, gaps === 0 ? texts.none : texts.gapsAndBytes(gaps, gapBytes)],
        ] as const)),
    ...(asOf === undefined
      ? []
      : ([[texts.asOf, texts.listedAt(when(new Date(asOf)), parts.hasSent)]] as const)),
    ...(run?.result ? verificationLines(run) : []),
  ];
}

function verificationLines({ name, result, finished }: FinishedVerification): Line[] {
  return [
    [texts.verifiedAgainst, texts.verifiedFile(displayText(name, 120), when(finished))],
    [texts.verdict, verdictSentence(result.verdict)],
  ];
}

function partLines({ part, parent }: PartNode): Line[] {
  const { upload, parts } = uploadOf(parent);
  const result = parts.resultOf(part);
  return [
    [texts.part, formatCount(part.number)],
    [texts.bytes, formatRange(part.range)],
    [texts.size, formatExactBytes(lengthOf(part.range))],
    [texts.treeHash, part.treeHash],
    ...part.flags.map((flag): Line => [
      texts.note,
      describeFlag(flag, lengthOf(part.range), upload.partSize),
    ]),
    ...(result ? ([[texts.verification, describeResult(result)]] as const) : []),
    ...(result?.kind === 'mismatch' ? ([[texts.localTreeHash, result.localHash]] as const) : []),
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
  const path: Line = [texts.file, displayText(file.path, longestDescription)];
  return file.modified ? [path, [texts.modified, when(file.modified)]] : [path];
}

function when(date: Date): string {
  return texts.time(
    date.toLocaleString(vscode.env.language),
    date.toISOString().replace(/\.\d+/, ''),
    formatAge(date, Date.now()),
  );
}
