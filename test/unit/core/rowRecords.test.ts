import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PartRow } from '../../../src/core/parts/partRows.ts';
import {
  documentToJson,
  rowsToCsv,
  hashLines,
  rowsToHashes,
  rowsToJson,
  rowsToTsv,
} from '../../../src/core/parts/rowRecords.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const rows: readonly PartRow[] = [
  { kind: 'part', number: 1, range: { start: 0, end: 9 }, treeHash: a, flags: [] },
  { kind: 'gap', range: { start: 10, end: 29 } },
  {
    kind: 'part',
    number: 4,
    range: { start: 30, end: 33 },
    treeHash: b,
    flags: ['short', 'overlapping'],
  },
];

describe('rows as text for other programs', () => {
  it('are tab-separated values without headings', () => {
    assert.equal(
      rowsToTsv(rows),
      [
        `1\t0\t9\t10\t${a}\tuploaded`,
        '\t10\t29\t20\t\tmissing',
        `4\t30\t33\t4\t${b}\tshort+overlapping`,
      ].join('\n'),
    );
  });

  it('are comma-separated values with headings', () => {
    assert.equal(
      [...rowsToCsv(rows)].join(''),
      `partNumber,start,end,sizeInBytes,sha256TreeHash,status\n1,0,9,10,${a},uploaded\n,10,29,20,,missing\n4,30,33,4,${b},short+overlapping\n`,
    );
  });

  it('are JSON with the names of the service', () => {
    assert.deepEqual(JSON.parse(rowsToJson(rows)), [
      { partNumber: 1, rangeInBytes: '0-9', sizeInBytes: 10, sha256TreeHash: a, status: 'uploaded' },
      { rangeInBytes: '10-29', sizeInBytes: 20, status: 'missing' },
      {
        partNumber: 4,
        rangeInBytes: '30-33',
        sizeInBytes: 4,
        sha256TreeHash: b,
        status: 'short+overlapping',
      },
    ]);
  });

  it('are the hashes of the parts, with their ranges where these do not meet', () => {
    assert.equal(rowsToHashes(rows), `0-9\t${a}\n30-33\t${b}`);
    const meeting = [0, 10].map((start) => ({ range: { start, end: start + 9 }, treeHash: a }));
    assert.equal(hashLines(meeting), `${a}\n${a}`);
    assert.equal(hashLines(meeting.toReversed()), `10-19\t${a}\n0-9\t${a}`);
    assert.equal(rowsToHashes(rows.slice(1, 2)), '');
  });

  it('are a document with whatever stands at its head, also without rows', () => {
    const text = [...documentToJson({ vaultName: 'photos' }, rows)].join('');
    assert.deepEqual(JSON.parse(text), {
      vaultName: 'photos',
      rows: JSON.parse(rowsToJson(rows)) as unknown,
    });
    assert.equal(text.split('\n').length, 3 + rows.length + 3, 'a row on each line');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (head) => {
        const read = JSON.parse([...documentToJson(head, [])].join('')) as object;
        const { rows: none, ...others } = { ...read, rows: [] };
        assert.deepEqual(none, []);
        for (const [name, value] of Object.entries(others))
          if (name !== 'rows') assert.equal(head[name], value);
      }),
    );
  });
});
