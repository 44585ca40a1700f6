import { type ByteRange, lengthOf, parseRange } from '../byteRange.ts';
import { MiB } from '../text/bytes.ts';
import { type ListEntry, refused } from './entries.ts';
import { hashListTexts as texts } from './texts.ts';

/**
 * Reads lines that each have the tree hash of a part among other words, and its range if that is there: the AWS CLI's
 * text, copies of rows, checksums of files, numbered or quoted lines; also several hashes a line, and the range of a
 * hash on the line before it.
 * @throws GlacierError `hashList` that names the line
 */
export function entriesOfLines(lines: readonly string[]): ListEntry[] {
  const entries: ListEntry[] = [];
  const hasTags = lines.some((line) => line.startsWith('PARTS\t'));
  /** The range of the next hash, and its line. */
  let before: { readonly range: ByteRange; readonly index: number } | undefined;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const hashes = line.match(hash) ?? [];
    if (isRemark(line) || (hashes.length === 0 && isGap(line))) continue;
    const range = rangeIn(line, hashes.length > 0, index);
    if (range && before) throw refused(texts.rangeWithoutHash(nameOf(before.index)));
    if (range && hashes.length === 0) before = { range, index };
    else if (hashes.length > 0) {
      const own = range ?? before?.range;
      before = undefined;
      if (own && hashes.length > 1) throw refused(texts.hashesOfOneRange(nameOf(index)));
      for (const each of hashes)
        entries.push({
          treeHash: each.toLowerCase(),
          ...(own && { range: own }),
          where: () => nameOf(index),
        });
    } else if (!canBeSkipped(line, hasTags || entries.length === 0))
      throw refused(texts.noHash(nameOf(index)));
  }
  if (before) throw refused(texts.rangeWithoutHash(nameOf(before.index)));
  return entries;
}

/** 64 hex digits that are a word of their own. */
const hash = /(?<![\da-z])[\da-f]{64}(?![\da-z])/gi;
/** `start-end`, which is no part of a date, a name or a longer number. */
const rangeWord = /(?<![\w.-])\d+-\d+(?![\w.-])/g;

/** Line of a list, to begin a sentence; `index` counts from 0. */
function nameOf(index: number): string {
  return texts.line(index + 1);
}

function rangeIn(line: string, hasHash: boolean, index: number): ByteRange | undefined {
  const [text, another] = line.match(rangeWord) ?? [];
  if (text === undefined) return hasHash && line.length < 1000 ? rangeOfCopy(line) : undefined;
  if (another !== undefined) throw refused(texts.severalRanges(nameOf(index)));
  const range = parseRange(text);
  if (!range) throw refused(texts.invalidRange(nameOf(index), text.slice(0, 40)));
  return range;
}

/** As in our copies: number, start, end and size, each a word before the hash, the number absent for a gap. */
function rangeOfCopy(line: string): ByteRange | undefined {
  const numbers: readonly string[] = line.match(/(?<![\w.-])\d{1,16}(?![\w.-])/g) ?? [];
  const isCopy = /^\s*"?\d+(?:["\s,;]+\d+){3}["\s,;]+[\da-f]{64}/i.test(line);
  const ranges = numbers.flatMap((start, place) => parseRange(`${start}-${numbers[place + 1]}`) ?? []);
  return ranges.find(
    (range) => range.start % MiB === 0 && (isCopy || numbers.includes(String(lengthOf(range)))),
  );
}

function isRemark(line: string): boolean {
  return /^\s*(#|\/\/)/.test(line);
}

/** A row of our copies for bytes that are not there. */
function isGap(line: string): boolean {
  return /(?<!\w)(missing|gap)(?!\w)/i.test(line);
}

/** Blank lines, what ends a page of the AWS CLI, other properties, and above the first hash what looks like a heading. */
function canBeSkipped(line: string, isOutside: boolean): boolean {
  if (/^(\s|none|null|[-=])*$/i.test(line)) return true;
  // Other properties than these, as PowerShell and YAML write them.
  const [, property] = /^\s*-?\s*(\w+)\s*:/.exec(line) ?? [];
  if (property !== undefined) return !/hash|range/i.test(property);
  return isOutside && /tree[\s_-]*hash|rangeinbytes|\t/i.test(line);
}
