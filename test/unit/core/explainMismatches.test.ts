import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { explainMismatches } from '../../../src/core/verification/explainMismatches.ts';
import { describeReason } from '../../../src/core/verification/texts/describeReason.ts';
import type { PartResult } from '../../../src/core/verification/partResult.ts';
import { TreeHash } from '../../../src/core/treeHash/treeHash.ts';
import { zeroHashTest, zeroTreeHash } from '../../../src/core/treeHash/zeroHash.ts';

const MiB = 1024 * 1024;
const partSize = 2 * MiB;
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const zeros = zeroTreeHash(partSize, sha256);
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Results for parts whose bytes are named by a word each: at Glacier, and here. `-` for a part that is missing. */
async function explained(uploaded: string, local: string): Promise<string[]> {
  const here = local.split(' ');
  const known: Record<string, string> = { zeros, nothing };
  const of = (word = '') => known[word] ?? hash(word);
  const results = uploaded.split(' ').map((word, index): PartResult => {
    const number = index + 1;
    const range = { start: index * partSize, end: number * partSize - 1 };
    const [treeHash, localHash] = [of(word), of(here[index])];
    if (word === '-') return { kind: 'missing', number, range };
    if (treeHash === localHash) return { kind: 'match', number, range, treeHash };
    return { kind: 'mismatch', number, range, treeHash, localHash };
  });
  return (await explainMismatches(results, sha256)).map((result) => {
    if (result.kind !== 'mismatch') return result.kind;
    const { reason } = result;
    if (!reason) return '?';
    switch (reason.kind) {
      case 'shifted':
        return `shifted ${reason.by}`;
      case 'otherPart':
        return `is ${reason.number}`;
      case 'zeros':
        return `zeros ${reason.where}`;
      case 'emptyBody':
      case 'linearHash':
        return reason.kind;
    }
  });
}

describe('the reason of a mismatch', () => {
  it('is not made up', async () => {
    assert.deepEqual(await explained('a x c y', 'a b c d'), ['match', '?', 'match', '?']);
  });

  it('can be a shift, forward or back, from any part on', async () => {
    assert.deepEqual(await explained('b c d e', 'a b c d'), ['shifted 1', 'shifted 1', 'shifted 1', '?']);
    assert.deepEqual(await explained('a n b c d', 'a b c d e'), [
      'match',
      '?',
      'shifted -1',
      'shifted -1',
      'shifted -1',
    ]);
    assert.deepEqual(await explained('c - e f x', 'a b c d e'), [
      'shifted 2',
      'missing',
      'shifted 2',
      '?',
      '?',
    ]);
  });

  it('is a shift only where two parts beside each other say so', async () => {
    assert.deepEqual(await explained('b c x y', 'a b c d'), ['shifted 1', 'shifted 1', '?', '?']);
    assert.deepEqual(await explained('b x d y', 'a b c d'), ['is 2', '?', 'is 4', '?']);
    assert.deepEqual(await explained('b b', 'a b'), ['is 2', 'match']);
  });

  it('can be another part in its place', async () => {
    assert.deepEqual(await explained('a d c b', 'a b c d'), ['match', 'is 4', 'match', 'is 2']);
  });

  it('can be zeros, at Glacier or here, and an empty body', async () => {
    assert.deepEqual(await explained('zeros b nothing', 'a zeros c'), [
      'zeros uploaded',
      'zeros local',
      'emptyBody',
    ]);
    // Zeros are zeros before they are some other part.
    assert.deepEqual(await explained('zeros b', 'a zeros'), ['zeros uploaded', 'zeros local']);
  });

  it('is found for any shift', async () => {
    const shift = fc.integer({ min: -20, max: 20 }).filter((by) => by !== 0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 25, max: 60 }), shift, async (count, by) => {
        const words = (from: number) =>
          Array.from({ length: count }, (_, index) => `w${from + index}`).join(' ');
        const found = await explained(words(by), words(0));
        const expected = Array.from({ length: count }, (_, index) =>
          index + by >= 0 && index + by < count ? `shifted ${by}` : '?',
        );
        assert.deepEqual(found, expected);
      }),
    );
  });

  it('lets other work have its turn, also with 10,000 parts of which half are like the others', async () => {
    const uploaded = Array.from({ length: 10_000 }, () => 'a').join(' ');
    const local = Array.from({ length: 10_000 }, (_, index) => (index % 2 ? 'a' : `x${index}`)).join(' ');
    let turns = 0;
    const ticking = setInterval(() => turns++, 0);
    const found = await explained(uploaded, local);
    clearInterval(ticking);
    assert.deepEqual(found.slice(0, 4), ['shifted 1', 'match', 'shifted -1', 'match']);
    assert.ok(turns >= 2, `${turns} turns`);
  });

  it('looks at no more than a few lengths of zeros', () => {
    let hashed = 0;
    const counting = (bytes: Uint8Array) => {
      hashed += bytes.length;
      return sha256(bytes);
    };
    const isZero = zeroHashTest(counting);
    for (let length = 1; length <= 10_000; length++) isZero('a'.repeat(64), 4 * 1024 * MiB - length);
    assert.ok(hashed < 64 * MiB, `${hashed} bytes were hashed`);
    assert.ok(isZero(zeroTreeHash(4 * 1024 * MiB - 1, sha256), 4 * 1024 * MiB - 1));
  });

  it('has the tree hash of zeros of any length, as a tree of leaves has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1000 }), (leaves, rest) => {
        const tree = new TreeHash(sha256);
        for (let leaf = 0; leaf < leaves; leaf++) tree.add(sha256(new Uint8Array(MiB)));
        if (rest > 0) tree.add(sha256(new Uint8Array(rest)));
        assert.equal(zeroTreeHash(leaves * MiB + rest, sha256), Buffer.from(tree.root()).toString('hex'));
      }),
      { numRuns: 20 },
    );
  });

  it('is described in a few words', () => {
    assert.match(describeReason({ kind: 'shifted', by: 1 }, 3), /the bytes of part 4, shifted by 1 part$/);
    assert.match(describeReason({ kind: 'shifted', by: -2 }, 3), /the bytes of part 1, shifted by 2 parts$/);
    assert.match(describeReason({ kind: 'otherPart', number: 1200 }, 3), /the bytes of part 1,200$/);
  });

  it('has the published tree hashes of zeros', () => {
    const of = (length: number) => zeroTreeHash(length, sha256);
    assert.equal(of(0), nothing);
    assert.equal(of(MiB), '30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58');
    assert.equal(of(3 * MiB), 'ca6cc129a4514ec765de86a4e7a49adf44842c9cac213c383ebe4071271bdf21');
    assert.equal(of(5.5 * MiB), 'a3a82dbe3644dd6046be472f2e3ec1f8ef47f8f3adb86d0de4de7a254f255455');
    assert.equal(of(4_608_000), '3d760edb291bfc9d90d35809243de092aea4c47b308290ad12d084f69988ae0c');
  });
});
