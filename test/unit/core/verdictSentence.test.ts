import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { gridOf } from '../../../src/core/parts/partGrid.ts';
import type { MismatchReason } from '../../../src/core/verification/mismatchReason.ts';
import type { PartResult } from '../../../src/core/verification/partResult.ts';
import { severityOfVerdict } from '../../../src/core/verification/severity.ts';
import { verdictOf } from '../../../src/core/verification/verdict.ts';
import { verdictSentence } from '../../../src/core/verification/texts/verdictSentence.ts';

const treeHash = 'a'.repeat(64);
const localHash = 'b'.repeat(64);

/** The verdict on a file of so many parts, by what is found for each of them in a word: a kind, or a reason. */
function verdict(words: readonly (string | MismatchReason)[]) {
  const parts = gridOf(words.length * MiB, MiB);
  const results = words.map((word, index): PartResult => {
    const number = index + 1;
    const range = parts.get(number) ?? { start: 0, end: 0 };
    const listed = { number, range, treeHash };
    if (typeof word === 'object') return { kind: 'mismatch', ...listed, localHash, reason: word };
    switch (word) {
      case 'missing':
        return { kind: 'missing', number, range };
      case 'differs':
        return { kind: 'mismatch', ...listed, localHash };
      case 'open':
        return { kind: 'unverified', ...listed };
      case 'short':
        return { kind: 'short', ...listed, expected: range };
      default:
        return { kind: 'match', ...listed };
    }
  });
  return verdictOf(results, { parts, otherwise: 'beyondEnd' });
}

const of = (...words: readonly (string | MismatchReason)[]) => verdictSentence(verdict(words));
const times = <T>(count: number, word: T): T[] => Array.from({ length: count }, () => word);

describe('the verdict in words', () => {
  it('says what is wrong, then what is right, then what to do', () => {
    assert.equal(
      of('differs', 'missing', 'missing', 'same', 'same'),
      'Part 1 differs and 2 parts (2 MiB) are missing; 2 of 5 match. Send 3 parts to complete the upload.',
    );
    assert.equal(of('same', 'same'), 'All 2 parts match. The upload can be completed.');
    assert.equal(
      of('missing', 'short', 'same'),
      '1 part (1 MiB) is missing and part 2 is short; 1 of 3 match. Send 2 parts to complete the upload.',
    );
  });

  it('says that nothing was compared where there is no part', () => {
    assert.equal(
      of('missing', 'missing'),
      'The upload has no parts yet, so nothing was compared. Send all 2 parts to complete the upload.',
    );
    assert.match(of('missing'), /Send 1 part to complete/);
  });

  it('says that it is probably another file where nothing matches and nothing tells why', () => {
    const another = "No part matches. This is probably not the upload's file.";
    assert.equal(of('differs', 'differs', 'missing'), another);
    assert.equal(of(...times(9, 'differs'), { kind: 'zeros', where: 'local' }), another);
    assert.notEqual(of('differs', 'open'), another, 'not everything was compared');
    assert.notEqual(of('differs'), another, 'a single part says little');
  });

  it('says what the hashes prove instead', () => {
    const shifted = times<MismatchReason>(25, { kind: 'shifted', by: 1 });
    assert.equal(
      of(...shifted, 'differs'),
      '26 parts differ, starting with part 1; no part matches. 25 of them have the bytes of the next part. ' +
        'Send 26 parts to complete the upload.',
    );
    assert.match(
      of(...times(20, 'differs'), { kind: 'shifted', by: -3 }),
      /1 of them has the bytes of the part 3 /,
    );
    const proofs: [MismatchReason, RegExp][] = [
      [{ kind: 'shifted', by: -1 }, / Each has the bytes of the part before\. /],
      [{ kind: 'linearHash' }, / Glacier has the plain SHA-256 of all of them, not the tree hash\. /],
      [{ kind: 'emptyBody' }, / Glacier has the hash of an empty body for all of them\. /],
      [{ kind: 'zeros', where: 'uploaded' }, / The uploaded bytes of all of them are zero\. /],
      [{ kind: 'otherPart', number: 2 }, / Each has the bytes of another part\. /],
    ];
    for (const [reason, text] of proofs) assert.match(of(...times(3, reason)), text);
  });

  it('gives the reason of a single part by its number, and two reasons of many at most', () => {
    assert.match(
      of('same', { kind: 'otherPart', number: 1 }),
      /^Part 2 differs; .*It has the bytes of part 1\. /,
    );
    const many = of(
      ...times<MismatchReason>(3, { kind: 'emptyBody' }),
      ...times<MismatchReason>(2, { kind: 'zeros', where: 'uploaded' }),
      { kind: 'otherPart', number: 3 },
      'same',
    );
    assert.match(many, /empty body for 3 of them\. The uploaded bytes of 2 of them are zero\. Send 6/);
  });

  it('says how much is not verified yet, and promises nothing', () => {
    assert.equal(
      of('same', 'open', 'open'),
      '1 of 3 parts match; 2 parts are not verified yet. Verify again to continue.',
    );
    assert.equal(of('open'), '1 part is not verified yet. Verify again to continue.');
  });
});

describe('the severity of a verdict', () => {
  it('is that of its worst finding', () => {
    const severity = (...words: readonly string[]) => severityOfVerdict(verdict(words));
    assert.equal(severity('same', 'same'), 'good');
    for (const word of ['missing', 'open']) assert.equal(severity('same', word), 'warning');
    for (const word of ['differs', 'short']) assert.equal(severity('same', 'missing', word), 'error');
    assert.equal(severity('missing'), 'warning', 'nothing was compared');
  });
});
