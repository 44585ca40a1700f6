import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MultipartUpload } from '../../../../src/core/model.ts';
import { GiB, MiB, TiB } from '../../../../src/core/text/bytes.ts';
import {
  descriptionProblem,
  lostUpload,
  partSizeChoices,
  proposedPartSize,
} from '../../../../src/core/transfer/newUpload.ts';

describe('a new upload', () => {
  it('has a part size that the service has, and at most 10,000 parts', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000n * 4n * 1024n ** 3n }), (bytes) => {
        const size = Number(bytes);
        const proposed = proposedPartSize(size);
        assert.ok(proposed);
        const choices = partSizeChoices(size);
        assert.ok(choices.some(({ partSize }) => partSize === proposed));
        for (const { partSize, parts } of choices) {
          assert.ok(Number.isInteger(Math.log2(partSize / MiB)) && partSize <= 4 * GiB);
          assert.ok(parts <= 10_000 && (parts - 1) * partSize < size && parts * partSize >= size);
        }
      }),
    );
  });

  it('is proposed parts that are few and not large', () => {
    const proposals = [1, 100 * MiB, 10 * GiB, 100 * GiB, TiB, 39 * TiB].map((size) =>
      proposedPartSize(size),
    );
    assert.deepEqual(proposals, [16 * MiB, 16 * MiB, 16 * MiB, 128 * MiB, 2 * GiB, 4 * GiB]);
    assert.equal(proposedPartSize(10_000 * 4 * GiB + 1), undefined);
  });

  it('takes a description of printable ASCII, and names what is none', () => {
    for (const text of ['', ' !"~', 'x'.repeat(1024)]) assert.equal(descriptionProblem(text), undefined);
    assert.equal(
      descriptionProblem('Fotos Köln – Übersicht'),
      'Glacier takes only printable ASCII characters, so not “ö” (U+00F6), “–” (U+2013), “Ü” (U+00DC).',
    );
    assert.match(descriptionProblem('a\tb\u200b') ?? '', /so not U\+0009, U\+200B\.$/);
    assert.equal(descriptionProblem('x'.repeat(1025)), 'Use at most 1,024 characters; these are 1,025.');
  });

  it('whose answer was lost is the only new one that was started like it', () => {
    const upload = (id: string, description?: string, partSize = MiB): MultipartUpload => ({
      id,
      vaultName: 'v',
      vaultArn: '',
      created: new Date(0),
      partSize,
      ...(description !== undefined && { description }),
    });
    const wanted = { partSize: MiB, description: 'a' };
    const old = upload('old', 'a');
    const mine = upload('mine', 'a');
    const others = [upload('x', 'b'), upload('y', 'a', 2 * MiB), upload('z')];
    assert.equal(lostUpload(wanted, [old.id], [old, ...others, mine]), mine);
    assert.equal(lostUpload(wanted, [old.id], [old, ...others]), undefined, 'there is none');
    assert.equal(lostUpload(wanted, [], [old, mine]), undefined, 'nobody can tell which');
    assert.equal(lostUpload({ partSize: MiB }, [], others)?.id, 'z', 'without a description');
    const minutes = 60_000;
    assert.equal(lostUpload(wanted, [], [mine], 5 * minutes), mine, 'the clocks may differ as much');
    assert.equal(lostUpload(wanted, [], [mine], 5 * minutes + 1), undefined, 'it was there before');
  });
});
