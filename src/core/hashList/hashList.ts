import type { ByteRange } from '../byteRange.ts';
import { maxParts } from '../serviceLimits.ts';
import { reportTexts } from '../verification/texts/report.ts';
import { type ListEntry, refused, refusedInventory } from './entries.ts';
import { entriesOfJson } from './jsonList.ts';
import { entriesOfLines } from './lineList.ts';
import { entriesOfTable, separatorOf } from './tableList.ts';
import { hashListTexts as texts } from './texts.ts';

/** Tree hashes of parts, lower-case hex, from outside: with their ranges, or by order alone. */
export type HashList =
  | { readonly kind: 'ranges'; readonly entries: readonly { range: ByteRange; treeHash: string }[] }
  | { readonly kind: 'ordered'; readonly hashes: readonly string[] };

/**
 * Reads a hash list that somebody saved: exports, copies and reports of ours, what the AWS CLI writes as JSON or text,
 * tables with or without a header, checksum files, and hashes alone. Nothing in it is trusted.
 * @throws GlacierError `hashList` that names the first place which is not as it should be
 */
export function parseHashList(text: string): HashList {
  const content = text.replace(/^\uFEFF/, '');
  const entries = /^\s*[[{]/.test(content) ? entriesOfJson(content) : entriesOfText(content);
  if (entries.length === 0) throw refused(texts.noHashes);
  if (entries.length > maxParts) throw refused(texts.tooManyHashes(entries.length, maxParts));
  return listOf(entries);
}

/** All have a range, or none. */
function listOf(entries: readonly ListEntry[]): HashList {
  const without = entries.find(({ range }) => range === undefined);
  if (!without)
    return {
      kind: 'ranges',
      entries: entries.flatMap(({ range, treeHash }) => (range ? [{ range, treeHash }] : [])),
    };
  if (entries.some(({ range }) => range !== undefined))
    throw refused(texts.noRangeUnlikeOthers(without.where()));
  return { kind: 'ordered', hashes: entries.map(({ treeHash }) => treeHash) };
}

/** A part takes a few lines in the forms that have the most. */
const mostLines = 20 * maxParts;

/** A table where the first line names its columns, else lines that each say for themselves what they have. */
function entriesOfText(text: string): ListEntry[] {
  refuseReport(text);
  const lines = text.split(/\r\n|[\r\n]/, mostLines + 1);
  if (lines.length > mostLines) throw refused(texts.tooManyLines(mostLines));
  const top = lines.findIndex((line) => line.trim() !== '' && !/^\s*(#|\/\/)/.test(line));
  const [, stated] = /^"?sep=(.)/i.exec(lines[top] ?? '') ?? [];
  const rest = lines.slice(stated === undefined ? top : top + 1);
  const first = rest.find((line) => line.trim() !== '') ?? '';
  refuseOthers(first);
  const separator = separatorOf(first);
  if (separator !== undefined) return entriesOfTable(rest.join('\n'), stated ?? separator);
  return entriesOfLines(lines.map((line, index) => (stated !== undefined && index === top ? '' : line)));
}

function refuseReport(text: string): void {
  if (text.startsWith(`# ${reportTexts.title}`)) throw refused(texts.markdownReport);
}

/** What people take for a list of hashes. */
function refuseOthers(first: string): void {
  if (/archive_?id/i.test(first)) throw refusedInventory();
  if (/^\s*[-+|]{3,}\s*$|^\s*[-+|]-{3,}/.test(first)) throw refused(texts.cliTable);
  if (first.startsWith('PK\x03\x04')) throw refused(texts.zip);
  if (/^\s*</.test(first)) throw refused(texts.xml);
}
