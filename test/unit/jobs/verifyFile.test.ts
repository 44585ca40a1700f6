import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GiB, MiB } from '../../../src/core/text/bytes.ts';
import type { Part } from '../../../src/core/model.ts';
import { describeResult } from '../../../src/core/verification/texts/describeResult.ts';
import type { PartResult } from '../../../src/core/verification/partResult.ts';
import { verdictSentence } from '../../../src/core/verification/texts/verdictSentence.ts';
import { zeroTreeHash } from '../../../src/core/treeHash/zeroHash.ts';
import { fillSample } from '../../../src/emulator/sample/sample.ts';
import { sampleFile, writeSampleFile } from '../../../src/emulator/sample/sampleFile.ts';
import { createStorage, sortedParts } from '../../../src/emulator/account/storage.ts';
import { sha256 } from '../../../src/jobs/hashing/sha256.ts';
import type { ListedUpload, Verification } from '../../../src/core/verification/verification.ts';
import type { CompareOptions } from '../../../src/jobs/verification/compareParts.ts';
import { verifyFile } from '../../../src/jobs/verification/verifyFile.ts';
import {
  assertNothingLeft,
  bytes,
  linearHashOf,
  newPool,
  partsOf,
  treeHashOf,
  writeSparse,
  writeTemp,
} from './files.ts';

const otherHash = '0'.repeat(64);

/** Results in a few words each, matches left out. */
function odd(results: readonly PartResult[]): string[] {
  return results
    .filter(({ kind }) => kind !== 'match')
    .map((result) => `${result.number}: ${describeResult(result)}`);
}

describe('verifyFile', function () {
  this.timeout(60_000);
  const partSize = 2 * MiB;
  const content = bytes.subarray(0, 9 * MiB + 17);
  const path = writeTemp('verified', content);
  const parts = partsOf(content, partSize);
  const pool = newPool(2);
  const verifyAt = async (file: string, upload: ListedUpload, options: Partial<CompareOptions> = {}) => {
    const { verification, stopped } = await verifyFile(file, upload, { pool, ...options });
    assert.equal(stopped, undefined);
    return verification;
  };
  const verify = (listed: readonly Part[], options: Partial<CompareOptions> = {}): Promise<Verification> =>
    verifyAt(path, { partSize, parts: listed }, options);
  const change = (number: number, to: Partial<Part>) =>
    parts.map((part, index) => (index === number - 1 ? { ...part, ...to } : part));

  afterEach(() => assertNothingLeft(pool, path));

  it('finds that all is there, and the tree hash of the archive', async () => {
    const { results, verdict, treeHash, against } = await verify(parts);
    assert.deepEqual(odd(results), []);
    assert.equal(verdict.completion, 'ready');
    assert.equal(treeHash, treeHashOf(content));
    assert.equal(verdictSentence(verdict), 'All 5 parts match. The upload can be completed.');
    assert.equal(against.kind === 'file' && against.identity.size, content.length);
  });

  it('compares parts in any order of the list, and tells of them as they are read', async () => {
    const seen: string[] = [];
    const progress: number[] = [];
    const { results } = await verify(change(2, { treeHash: otherHash }).toReversed().slice(1), {
      onResult: ({ kind, number }) => seen.push(`${number} ${kind}`),
      onProgress: (read, total) => {
        assert.equal(total, 8 * MiB);
        progress.push(read);
      },
    });
    assert.deepEqual(seen, ['5 missing', '1 match', '2 mismatch', '3 match', '4 match']);
    assert.deepEqual(odd(results), ['2: differs', '5: missing (1 MiB)']);
    assert.equal(progress.at(-1), 8 * MiB);
  });

  it('says what is missing when there is nothing', async () => {
    const { verdict } = await verify([]);
    assert.equal(
      verdictSentence(verdict),
      'The upload has no parts yet, so nothing was compared. Send all 5 parts to complete the upload.',
    );
  });

  it('recognizes a short part, whether its bytes match or not', async () => {
    const range = { start: 2 * MiB, end: 3 * MiB - 1 };
    const same = await verify(change(2, { range, treeHash: treeHashOf(content.subarray(2 * MiB, 3 * MiB)) }));
    assert.deepEqual(odd(same.results), ['2: short by 1 MiB, its bytes match']);
    const other = await verify(change(2, { range }));
    assert.deepEqual(odd(other.results), ['2: short by 1 MiB, its bytes differ']);
    assert.deepEqual(other.verdict.toSend, [2]);
    assert.equal(other.verdict.completion, 'sendParts');
  });

  it('recognizes a file that has grown since', async () => {
    const grown = writeTemp('grown', bytes.subarray(0, 11 * MiB));
    const { results, verdict } = await verifyAt(grown, { partSize, parts });
    assert.deepEqual(odd(results), ['5: short by 1,024 KiB, its bytes match', '6: missing (1 MiB)']);
    assert.deepEqual(verdict.toSend, [5, 6]);
  });

  it('recognizes a file that is shorter than what was uploaded', async () => {
    const shorter = writeTemp('shorter', bytes.subarray(0, 5 * MiB));
    const { results, verdict } = await verifyAt(shorter, { partSize, parts });
    assert.deepEqual(odd(results), [
      '3: beyond end of file',
      '4: beyond end of file',
      '5: beyond end of file',
    ]);
    assert.equal(
      verdictSentence(verdict),
      'Parts 3, 4 and 5 reach beyond the end of the file; 2 of 3 match. ' +
        'Parts cannot be removed, so start a new upload.',
    );
  });

  it('can have the last part sent again when only that one is too long', async () => {
    const shorter = writeTemp('shorter', content.subarray(0, -1));
    const { verdict } = await verifyAt(shorter, { partSize, parts });
    assert.deepEqual([verdict.completion, verdict.toSend], ['sendParts', [5]]);
  });

  it('recognizes parts in impossible places, also beyond the end of the file', async () => {
    const range = { start: MiB, end: 3 * MiB - 1 };
    const inside = { range, treeHash: treeHashOf(content.subarray(MiB, 3 * MiB)) };
    const outside = { range: { start: 9 * MiB, end: 11 * MiB - 1 }, treeHash: otherHash };
    const { results, verdict } = await verify([...parts, inside, outside]);
    assert.deepEqual(odd(results), ['1: off the part boundary, its bytes match', '5: off the part boundary']);
    assert.equal(verdict.completion, 'newUpload');
  });

  it('recognizes a part that is listed twice, to be sent again unless both match', async () => {
    const [, second] = parts;
    assert.ok(second);
    const same = await verify([...parts, second]);
    assert.deepEqual(odd(same.results), ['2: duplicate of part 2, its bytes match']);
    assert.equal(same.verdict.completion, 'ready');
    const other = await verify([...parts, { ...second, treeHash: otherHash }]);
    assert.deepEqual(odd(other.results), ['2: duplicate of part 2, its bytes differ']);
    assert.deepEqual(other.verdict.toSend, [2]);
  });

  it('says when the plain SHA-256 stands where the tree hash should, for every part of which that is so', async () => {
    const linear = parts.map(({ range }) => ({
      range,
      treeHash: linearHashOf(content.subarray(range.start, range.end + 1)),
    }));
    const { results } = await verify(linear);
    const reason = 'Glacier has the plain SHA-256 of these bytes, not their tree hash';
    assert.deepEqual(
      odd(results),
      [1, 2, 3, 4, 5].map((number) => `${number}: differs: ${reason}`),
    );
  });

  describe('that was stopped', () => {
    const [size, partSize] = [2 * GiB, 64 * MiB];
    const large = writeSparse('stopped', size);
    const zeros = Array.from({ length: size / partSize }, (_, index) => ({
      range: { start: index * partSize, end: (index + 1) * partSize - 1 },
      treeHash: zeroTreeHash(partSize, sha256),
    }));
    const second = zeros.map((part, index) => (index === 1 ? { ...part, treeHash: otherHash } : part));

    /** Stops after so many results. How many more there are depends on what was read by then. */
    const stopAfter = async (count: number, parts: readonly Part[]) => {
      const abort = new AbortController();
      let found = 0;
      const onResult = () => {
        if (++found === count) abort.abort();
      };
      const outcome = await verifyFile(large, { partSize, parts }, { pool, signal: abort.signal, onResult });
      assert.equal(outcome.stopped?.kind, 'cancelled');
      return outcome.verification;
    };
    const goOn = async (parts: readonly Part[], earlier: Verification, file = large) => {
      let bytes = 0;
      const onProgress = (read: number) => (bytes = read);
      const verification = await verifyAt(file, { partSize, parts }, { earlier, onProgress });
      return { verification, bytes };
    };

    it('says what it has found, and that the rest is not verified', async () => {
      const { verdict, results } = await stopAfter(2, second);
      assert.deepEqual([verdict.differing, verdict.toSend, verdict.completion], [[2], [2], 'unknown']);
      assert.ok(verdict.matching >= 1 && verdict.unverified.length > 0);
      assert.equal(results.length, zeros.length);
      assert.match(
        verdictSentence(verdict),
        /^Part 2 differs; \d+ of 32 match; \d+ parts are not verified yet\. .*Verify again to continue\.$/,
      );
    });

    it('goes on from there, and comes to what reading all of it does', async () => {
      const earlier = await stopAfter(2, second);
      const { verification, bytes } = await goOn(second, earlier);
      assert.deepEqual(verification.verdict.differing, [2]);
      assert.equal(verification.verdict.matching, zeros.length - 1);
      assert.equal(bytes, earlier.verdict.unverified.length * partSize, 'only what was open is read');
    });

    it('reads what was sent again since', async () => {
      const earlier = await stopAfter(3, second);
      const { verification, bytes } = await goOn(zeros, earlier);
      assert.equal(verification.verdict.completion, 'ready');
      assert.equal(bytes, (earlier.verdict.unverified.length + 1) * partSize);
    });

    it('begins anew for another file, and when all of it had been read', async () => {
      const copy = writeSparse('stopped-copy', size);
      assert.equal((await goOn(zeros, await stopAfter(2, zeros), copy)).bytes, size);
      assert.equal(
        (await goOn(zeros, (await goOn(zeros, await stopAfter(2, zeros))).verification)).bytes,
        size,
      );
      assertNothingLeft(pool, copy);
    });

    afterEach(() => assertNothingLeft(pool, large));
  });

  it('verifies a range at the end of a file of 200 GiB', async () => {
    const size = 200 * GiB;
    const sparse = writeSparse('sparse', size);
    const partSize = 32 * MiB;
    const range = { start: size - partSize, end: size - 1 };
    const listed = [{ range, treeHash: zeroTreeHash(partSize, sha256) }];
    const { verdict } = await verifyAt(sparse, { partSize, parts: listed });
    assert.equal(verdict.matching, 1);
    assert.equal(verdict.missing.length, 6399);
    assertNothingLeft(pool, sparse);
  });

  it('finds in the sample file what the sample account has wrong, and nothing else', async () => {
    const sample = writeTemp(sampleFile.name, '');
    await writeSampleFile(sample);
    const storage = createStorage();
    fillSample(storage, Date.UTC(2026, 10, 23));
    const uploads = [...storage.vaults.values()].flatMap(({ uploads }) => [...uploads.values()]);
    const upload = uploads.find(({ description }) => description === sampleFile.description);
    assert.ok(upload);
    const listed = sortedParts(upload).map(({ start, end, treeHash }) => ({
      range: { start, end },
      treeHash,
    }));
    const { partSize } = upload;
    const { results, verdict } = await verifyAt(sample, { partSize, parts: listed });
    assert.deepEqual(odd(results), ['5: differs', '9: missing (2 MiB)', '10: missing (2 MiB)']);
    assert.equal(
      verdictSentence(verdict),
      'Part 5 differs and 2 parts (4 MiB) are missing; 13 of 16 match. Send 3 parts to complete the upload.',
    );
  });

  it('finds exactly what was changed in an upload', async () => {
    const partSize = MiB;
    const whole = partsOf(content, partSize);
    const damage = fc.array(fc.constantFrom('none', 'missing', 'mismatch', 'short', 'duplicate'), {
      minLength: whole.length,
      maxLength: whole.length,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (kinds) => {
        const listed = whole.flatMap((part, index): Part[] => {
          const { start, end } = part.range;
          switch (kinds[index] ?? 'none') {
            case 'missing':
              return [];
            case 'mismatch':
              return [{ ...part, treeHash: otherHash }];
            case 'short':
              return [{ range: { start, end: end - 1 }, treeHash: treeHashOf(content.subarray(start, end)) }];
            case 'duplicate':
              return [part, part];
            case 'none':
              return [part];
          }
        });
        const { results, verdict } = await verifyAt(path, { partSize, parts: listed });
        const expected = kinds.flatMap((kind, index) => {
          if (kind === 'duplicate') return [`${index + 1} match`, `${index + 1} duplicate`];
          return [`${index + 1} ${kind === 'none' ? 'match' : kind}`];
        });
        assert.deepEqual(
          results.map(({ number, kind }) => `${number} ${kind}`),
          expected,
        );
        const toSend = kinds.flatMap((kind, index) =>
          ['missing', 'mismatch', 'short'].includes(kind) ? [index + 1] : [],
        );
        assert.deepEqual(verdict.toSend, toSend);
        assert.equal(verdict.completion, toSend.length > 0 ? 'sendParts' : 'ready');
      }),
      { numRuns: 20 },
    );
  });
});
