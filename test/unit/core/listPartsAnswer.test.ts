import assert from 'node:assert/strict';
import { parseHashList } from '../../../src/core/hashList/hashList.ts';
import type { Part } from '../../../src/core/model.ts';
import { listPartsAnswer } from '../../../src/core/parts/listPartsAnswer.ts';
import { MiB } from '../../../src/core/text/bytes.ts';

const upload = {
  id: '-dashed_id',
  vaultName: 'photos',
  vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
  description: 'a "b" \\ \n\u2028 c',
  created: new Date('2012-03-20T17:03:43.221Z'),
  partSize: MiB,
};
const part = (at: number): Part => ({
  range: { start: at * MiB, end: (at + 1) * MiB - 1 },
  treeHash: String(at % 10).repeat(64),
});
const textOf = (parts: readonly Part[], marker: string | null = null) =>
  [...listPartsAnswer(upload, parts, marker)].join('');

describe('the answer of List Parts', () => {
  it("has the service's own names and values, all pages in one", () => {
    assert.deepEqual(JSON.parse(textOf([part(0), part(2)])), {
      MultipartUploadId: '-dashed_id',
      VaultARN: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
      ArchiveDescription: upload.description,
      PartSizeInBytes: MiB,
      CreationDate: '2012-03-20T17:03:43.221Z',
      Parts: [
        { RangeInBytes: '0-1048575', SHA256TreeHash: '0'.repeat(64) },
        { RangeInBytes: '2097152-3145727', SHA256TreeHash: '2'.repeat(64) },
      ],
      Marker: null,
    });
  });

  it('has null for a description that was not given, and the marker of what follows', () => {
    const { description, ...rest } = upload;
    const answer = JSON.parse([...listPartsAnswer(rest, [], '"1001')].join('')) as Record<string, unknown>;
    assert.ok(description);
    assert.deepEqual([answer['ArchiveDescription'], answer['Parts'], answer['Marker']], [null, [], '"1001']);
  });

  it('has a line a part', () => {
    const chunks = [
      ...listPartsAnswer(
        upload,
        Array.from({ length: 10_000 }, (_, at) => part(at)),
        null,
      ),
    ];
    assert.equal(chunks.length, 10_002);
    const lines = chunks.join('').split('\n');
    assert.equal(lines.filter((line) => line.includes('RangeInBytes')).length, 10_000);
    assert.ok(lines.length < 10_020);
  });

  it('can be compared with, as a hash list', () => {
    const parts = [part(0), part(1), part(3)];
    assert.deepEqual(parseHashList(textOf(parts)), { kind: 'ranges', entries: parts });
    assert.deepEqual(parseHashList(textOf(parts, 'more')), { kind: 'ranges', entries: parts });
  });
});
