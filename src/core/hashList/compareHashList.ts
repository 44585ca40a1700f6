import { type ByteRange, formatRange, lengthOf } from '../byteRange.ts';
import { type Expected, inOrder, judgePart, planVerification } from '../verification/planVerification.ts';
import { GlacierError } from '../errors.ts';
import { explainMismatches } from '../verification/explainMismatches.ts';
import type { HashList } from './hashList.ts';
import { assertPartSize } from '../parts/partGrid.ts';
import { partNumberAt } from '../parts/partSize.ts';
import type { Sha256 } from '../treeHash/treeHash.ts';
import { listVerdict } from '../verification/recount.ts';
import { hashListTexts as texts } from './texts.ts';
import { verdictOf } from '../verification/verdict.ts';
import type { ListedUpload, Verification } from '../verification/verification.ts';

/**
 * Verifies an upload against hashes saved earlier, without the file. A list by order alone does not tell the length of
 * the last part: it is taken to be that of the listed part, or else a full one.
 * @throws GlacierError `hashList` when the list has other parts than the upload could, or none of the upload's order,
 * `partSize` for an impossible one
 */
export async function compareHashList(
  path: string,
  list: HashList,
  { partSize, parts }: ListedUpload,
  sha256: Sha256,
): Promise<Verification> {
  assertPartSize(partSize);
  const sorted = parts.toSorted((a, b) => a.range.start - b.range.start);
  const { entries, inOrder: orderOnly } =
    list.kind === 'ranges'
      ? { entries: list.entries.map((entry) => corrected(entry, partSize)), inOrder: false }
      : placed(list.hashes, { partSize, parts: sorted });
  const expected: Expected = { parts: placesOf(entries, partSize), otherwise: 'unlisted' };
  const hashes = new Map(entries.map(({ range, treeHash }) => [formatRange(range), treeHash]));
  const { planned, missing } = planVerification(parts, partSize, expected);
  const found = planned.map((each) => judgePart(each, hashes.get(formatRange(each.part.range))));
  const results = await explainMismatches(inOrder([...missing, ...found]), sha256);
  return {
    against: { kind: 'hashList', path },
    partSize,
    expected,
    results,
    verdict: verdictOf(results, expected, listVerdict(results, partSize, orderOnly)),
  };
}

interface Entry {
  readonly range: ByteRange;
  readonly treeHash: string;
}

/** The service was seen to list ends one byte too far, and lists made of its answers have them, too. */
function corrected(entry: Entry, partSize: number): Entry {
  const { start, end } = entry.range;
  return end - start === partSize ? { ...entry, range: { start, end: end - 1 } } : entry;
}

/**
 * Gives hashes without ranges their places. In an upload with gaps a list may be of the whole file, or of the parts that
 * were there: only where one of these fits every listed part is it known which.
 */
function placed(
  hashes: readonly string[],
  upload: ListedUpload,
): { readonly entries: readonly Entry[]; readonly inOrder: boolean } {
  const { partSize, parts } = upload;
  const byPlace = withRanges(hashes, upload);
  if (parts.every(({ range }, index) => range.start === index * partSize))
    return { entries: byPlace, inOrder: false };
  const atStart = new Map(byPlace.map(({ range, treeHash }) => [range.start, treeHash]));
  if (parts.every(({ range, treeHash }) => atStart.get(range.start) === treeHash))
    return { entries: byPlace, inOrder: false };
  const isSameOrder =
    parts.length === hashes.length && parts.every(({ treeHash }, i) => treeHash === hashes[i]);
  if (isSameOrder) return { entries: parts, inOrder: true };
  throw new GlacierError('hashList', texts.cannotBeAssigned);
}

function withRanges(hashes: readonly string[], { partSize, parts }: ListedUpload): Entry[] {
  const lastStart = (hashes.length - 1) * partSize;
  const lastEnd = parts.find(({ range }) => range.start === lastStart)?.range.end;
  return hashes.map((treeHash, index) => {
    const start = index * partSize;
    const fullEnd = start + partSize - 1;
    return { range: { start, end: start === lastStart ? (lastEnd ?? fullEnd) : fullEnd }, treeHash };
  });
}

function placesOf(entries: readonly { readonly range: ByteRange }[], partSize: number) {
  const places = new Map<number, ByteRange>();
  for (const { range } of entries.toSorted((a, b) => a.range.start - b.range.start)) {
    const number = partNumberAt(range.start, partSize);
    if (range.start % partSize !== 0 || lengthOf(range) > partSize) {
      throw new GlacierError('hashList', texts.otherRange(formatRange(range), partSize));
    }
    if (places.has(number)) {
      throw new GlacierError('hashList', texts.sameStart(range.start));
    }
    places.set(number, range);
  }
  return places;
}
