import { type ByteRange, formatRange, lengthOf } from '../byteRange.ts';
import { formatBytes } from '../text/bytes.ts';
import { type Expected, inOrder, judgePart, planVerification } from './planVerification.ts';
import { GlacierError } from '../errors.ts';
import { explainMismatches } from './explainMismatches.ts';
import type { HashList } from './hashList.ts';
import { assertPartSize } from '../parts/partGrid.ts';
import { partNumberAt } from '../parts/partSize.ts';
import type { Sha256 } from '../treeHash/treeHash.ts';
import { verdictOf } from './verdict.ts';
import type { ListedUpload, Verification } from './verification.ts';

/**
 * Verifies an upload against hashes saved earlier, without the file. A list by order alone does not tell the length of
 * the last part: it is taken to be that of the listed part, or else a full one.
 * @throws GlacierError `hashList` when the list has other parts than the upload could, `partSize` for an impossible one
 * /
 */
export async function compareHashList(
  path: string,
  list: HashList,
  { partSize, parts }: ListedUpload,
  sha256: Sha256,
): Promise<Verification> {
  assertPartSize(partSize);
  const entries = list.kind === 'ranges' ? list.entries : withRanges(list.hashes, { partSize, parts });
  const expected: Expected = { parts: placesOf(entries, partSize), otherwise: 'unlisted' };
  const hashes = new Map(entries.map(({ range, treeHash }) => [formatRange(range), treeHash]));
  const { planned, missing } = planVerification(parts, partSize, expected);
  const found = planned.map((each) => judgePart(each, hashes.get(formatRange(each.part.range))));
  const results = await explainMismatches(inOrder([...missing, ...found]), sha256);
  return {
    against: { kind: 'hashList', path },
    partSize,
    results,
    verdict: verdictOf(results, expected),
  };
}

function withRanges(hashes: readonly string[], { partSize, parts }: ListedUpload) {
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
      throw new GlacierError(
        'hashList',
        `The list has the range ${formatRange(range)}, which is no part of an upload with parts of ` +
          `${formatBytes(partSize)}.`,
      );
    }
    if (places.has(number)) {
      throw new GlacierError('hashList', `The list has two parts that begin at byte ${range.start}.`);
    }
    places.set(number, range);
  }
  return places;
}
