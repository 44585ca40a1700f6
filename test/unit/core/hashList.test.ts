import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { compareHashList } from '../../../src/core/hashList/compareHashList.ts';
import { parseCsv } from '../../../src/core/text/csv.ts';
import { GlacierError } from '../../../src/core/errors.ts';
import { partRows } from '../../../src/core/parts/partRows.ts';
import { documentToJson, rowsToCsv, rowsToJson } from '../../../src/core/parts/rowRecords.ts';
import { parseHashList } from '../../../src/core/hashList/hashList.ts';
import { describeResult } from '../../../src/core/verification/texts/describeResult.ts';
import { verdictSentence } from '../../../src/core/verification/texts/verdictSentence.ts';

const MiB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hash = (n: number) => createHash('sha256').update(String(n)).digest('hex');
const part = (number: number, length = MiB) => ({
  range: { start: (number - 1) * MiB, end: (number - 1) * MiB + length - 1 },
  treeHash: hash(number),
});

describe('parseHashList', () => {
  it('reads what the panel exports, of an upload with gaps, as CSV and as JSON', () => {
    const listed = [part(1), part(3), part(4, 25)];
    const around = { expected: 0, more: false };
    const exported = partRows(listed, MiB, around);
    assert.equal(exported.filter(({ kind }) => kind === 'gap').length, 1);
    const texts = [
      [...rowsToCsv(exported)].join(''),
      [...documentToJson({ parts: listed.length }, exported)].join(''),
      rowsToJson(exported),
    ];
    for (const text of texts) assert.deepEqual(parseHashList(text), { kind: 'ranges', entries: listed });
  });

  const ranges = {
    kind: 'ranges',
    entries: [
      { range: { start: 0, end: 1048575 }, treeHash: hash(1) },
      { range: { start: 1048576, end: 1048600 }, treeHash: hash(2) },
    ],
  };
  const rows = [
    { partNumber: 1, rangeInBytes: '0-1048575', sizeInBytes: 1048576, sha256TreeHash: hash(1) },
    { partNumber: 2, rangeInBytes: '1048576-1048600', sizeInBytes: 25, sha256TreeHash: hash(2) },
  ];

  it('reads an export as JSON, bare or within an object', () => {
    assert.deepEqual(parseHashList(JSON.stringify(rows)), ranges);
    assert.deepEqual(
      parseHashList(`\uFEFF\n${JSON.stringify({ version: 1, parts: rows }, null, 2)}`),
      ranges,
    );
  });

  it('reads an export as CSV, with any order of columns, quotes and either kind of line end', () => {
    const lines = [
      'sha256TreeHash,note,"rangeInBytes",sizeInBytes',
      `${hash(1)},"one, ""quoted""",0-1048575,1048576`,
      '',
      `"${hash(2).toUpperCase()}",,1048576-1048600,25`,
    ];
    assert.deepEqual(parseHashList(lines.join('\n')), ranges);
    assert.deepEqual(parseHashList(`\uFEFF${lines.join('\r\n')}\r\n`), ranges);
  });

  it('reads the output of the AWS CLI', () => {
    const Parts = rows.map(({ rangeInBytes, sha256TreeHash }) => ({
      RangeInBytes: rangeInBytes,
      SHA256TreeHash: sha256TreeHash,
    }));
    assert.deepEqual(parseHashList(JSON.stringify({ Marker: null, Parts, VaultARN: 'arn' })), ranges);
  });

  it('reads hashes alone, one a line or as JSON', () => {
    const ordered = { kind: 'ordered', hashes: [hash(1), hash(2)] };
    assert.deepEqual(parseHashList(`\n ${hash(1)} \r\n\n${hash(2).toUpperCase()}\n`), ordered);
    assert.deepEqual(parseHashList(JSON.stringify([hash(1), hash(2)])), ordered);
    assert.deepEqual(parseHashList(JSON.stringify([hash(1)])), { kind: 'ordered', hashes: [hash(1)] });
  });

  const refusals: [string, string, RegExp][] = [
    ['nothing', '', /no hashes/],
    ['an empty array', '[]', /no hashes/],
    ['a header alone', 'rangeInBytes,sha256TreeHash\n', /no hashes/],
    ['prose', 'Dear all,\nplease find attached', /Line 1 of the list has no tree hash/],
    ['prose about it', 'not a hash', /Line 1 of the list has no tree hash/],
    ['a hash that is cut off', `${hash(1)}\n${hash(2).slice(1)}`, /Line 2 of the list/],
    ['broken JSON', '[{"rangeInBytes":', /not valid JSON/],
    ['another JSON', '{"name":"x"}', /no parts/],
    ['parts that are no array', '{"parts":{"0":1}}', /no parts/],
    ['entries that are no objects', '[1,null]', /Entry 1 of the list is not a part/],
    [
      'a range backwards',
      JSON.stringify([{ ...rows[0], rangeInBytes: '5-1' }]),
      /Entry 1 of the list has no range/,
    ],
    ['a range that is a number', JSON.stringify([rows[0], { ...rows[1], rangeInBytes: 5 }]), /Entry 2/],
    ['a size that does not match', JSON.stringify([{ ...rows[0], sizeInBytes: 7 }]), /does not match/],
    ['a range too few', `sha256TreeHash,range\n${hash(1)}`, /Row 1 of the list has no range/],
    ['an open quotation mark', `sha256TreeHash,rangeInBytes\n"${hash(1)},0-1`, /quotation mark/],
    ['too many', `${hash(1)}\n`.repeat(10_001), /10,001 hashes/],
  ];
  for (const [what, text, message] of refusals) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseHashList(text),
        (error: GlacierError) => error.kind === 'hashList' && message.test(error.message),
      );
    });
  }

  it('refuses a field that has no text', () => {
    const whole = { start: 0, end: MiB - 1, sizeInBytes: MiB, sha256TreeHash: hash(1) };
    assert.equal(parseHashList(JSON.stringify([whole])).kind, 'ranges');
    for (const field of ['start', 'end', 'sizeInBytes'])
      assert.throws(() => parseHashList(JSON.stringify([{ ...whole, [field]: { toString: 1 } }])), {
        kind: 'hashList',
        message: /entry 1/i,
      });
    const status = { ...whole, status: { toString: 1 } };
    assert.equal(parseHashList(JSON.stringify([status])).kind, 'ranges', 'one that is no matter');
  });

  it('reads any text or refuses it with a reason', () => {
    const line = fc.constantFrom(
      hash(1),
      '0-1',
      'rangeInBytes',
      'sha256TreeHash',
      ',',
      '"',
      '\n',
      '[',
      '{}',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(line).map((each) => each.join('')),
        ),
        (text) => {
          try {
            parseHashList(text);
          } catch (error) {
            assert.ok(error instanceof GlacierError && error.kind === 'hashList', String(error));
          }
        },
      ),
    );
  });
});

describe('parseCsv', () => {
  it('gives back whatever was written as CSV', () => {
    const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
    const row = fc.array(fc.string(), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        assert.deepEqual(parseCsv(rows.map((each) => each.map(quoted).join(',') + end).join('')), rows);
      }),
    );
  });

  it('takes fields of megabytes, and refuses what is not CSV', () => {
    const long = '""'.repeat(1_000_000);
    assert.equal(parseCsv(`"${long}",b`)?.[0]?.[0]?.length, 1_000_000);
    for (const text of ['a"b', '"a"b', '"a', 'a,"b']) assert.equal(parseCsv(text), undefined, text);
    assert.deepEqual(parseCsv('a,\n,b'), [
      ['a', ''],
      ['', 'b'],
    ]);
  });
});

describe('comparing with a hash list', () => {
  const compare = (list: string, listed: ReturnType<typeof part>[]) =>
    compareHashList('list.csv', parseHashList(list), { partSize: MiB, parts: listed }, sha256);
  const exported = (parts: ReturnType<typeof part>[]) =>
    JSON.stringify(
      parts.map(({ range, treeHash }) => ({
        rangeInBytes: `${range.start}-${range.end}`,
        sha256TreeHash: treeHash,
      })),
    );

  it('finds what matches, differs, is missing, short, too long, or not in the list', async () => {
    const list = [part(1), part(2), part(3), part(4, 100), part(5, 100)];
    const listed = [part(1), { ...part(2), treeHash: hash(77) }, part(4, 50), part(5, 200), part(9)];
    const { results, verdict, against } = await compare(exported(list), listed);
    assert.deepEqual(
      results.map((result) => `${result.number}: ${describeResult(result)}`),
      [
        '1: matches',
        '2: differs',
        '3: missing (1 MiB)',
        '4: short by 50 B',
        '5: beyond end of file',
        '9: not in the list',
      ],
    );
    assert.equal(
      verdictSentence(verdict),
      'Part 2 differs, 1 part (1 MiB) is missing, part 4 is short, part 5 reaches beyond the end of the file, ' +
        'part 9 is not in the list and the upload has 2 gaps (5 MiB); 1 of 5 match the list.',
    );
    assert.deepEqual(against, { kind: 'hashList', path: 'list.csv' });
  });

  it('names the gaps of the upload that the list leaves out, too', async () => {
    const { verdict } = await compare(exported([part(3), part(5)]), [part(3), part(5)]);
    assert.equal(verdictSentence(verdict), 'The upload has 2 gaps (3 MiB); all 2 parts match the list.');
  });

  it('takes hashes by order for the parts from the first on, the last of any length', async () => {
    const list = [hash(1), hash(2), hash(3)].join('\n');
    assert.equal(
      verdictSentence((await compare(list, [part(1), part(2), part(3, 5)])).verdict),
      'All 3 parts match the list.',
    );
    const { verdict } = await compare(list, [part(1), part(2, 5)]);
    assert.deepEqual([verdict.short, verdict.missing], [[2], [3]]);
  });

  it('explains a shift of the list', async () => {
    const { results } = await compare([9, 1, 2, 3].map(hash).join('\n'), [
      part(1),
      part(2),
      part(3),
      part(4),
    ]);
    assert.deepEqual(
      results.map((result) => result.kind === 'mismatch' && result.reason),
      [{ kind: 'shifted', by: 1 }, { kind: 'shifted', by: 1 }, { kind: 'shifted', by: 1 }, undefined],
    );
  });

  it('refuses a list of other parts', async () => {
    const message = (list: ReturnType<typeof part>[]) => () => compare(exported(list), [part(1)]);
    await assert.rejects(
      message([{ ...part(1), range: { start: 0, end: 2 * MiB - 1 } }]),
      /range 0-2097151, which is not a part/,
    );
    await assert.rejects(message([{ ...part(1), range: { start: 5, end: 7 } }]), { kind: 'hashList' });
    await assert.rejects(message([part(1), part(1)]), /two parts that begin at byte 0/);
  });
});

describe('the verdict on another file', () => {
  it('does not say how to complete the upload with it', async () => {
    const none = {
      matching: 0,
      missing: [],
      short: [],
      beyondEnd: [],
      misaligned: [],
      duplicate: [],
      unlisted: [],
      unverified: [],
      reasons: [],
    };
    const verdict = {
      ...none,
      expected: 3,
      listed: 3,
      missingBytes: 0,
      differing: [1, 2, 3],
      toSend: [1, 2, 3],
      toSendBytes: 3 * MiB,
    };
    const sentence = verdictSentence({ ...verdict, completion: 'sendParts' });
    assert.equal(sentence, "No part matches. This is probably not the upload's file.");
  });
});
