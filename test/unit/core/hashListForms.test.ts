import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { decodeText } from '../../../src/core/hashList/decodeText.ts';
import { parseHashList } from '../../../src/core/hashList/hashList.ts';
import { compareHashList } from '../../../src/core/hashList/compareHashList.ts';
import { partRows } from '../../../src/core/parts/partRows.ts';
import { rowsToCsv, rowsToHashes, rowsToJson, rowsToTsv } from '../../../src/core/parts/rowRecords.ts';
import { jsonReport, markdownReport } from '../../../src/core/verification/verifyReport.ts';
import { verdictSentence } from '../../../src/core/verification/texts/verdictSentence.ts';
import type { GlacierError } from '../../../src/core/errors.ts';
import type { Part } from '../../../src/core/model.ts';

const MiB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hash = (n: number) => createHash('sha256').update(String(n)).digest('hex');
const folder = resolve(import.meta.dirname, '../../cases/hash-lists');
const read = (name: string) => parseHashList(decodeText(readFileSync(resolve(folder, name))));

describe('a hash list that somebody saved', () => {
  const whole = read('b05-cli-nopaginate.json');
  const entries = whole.kind === 'ranges' ? whole.entries : [];
  const ordered = { kind: 'ordered', hashes: entries.map(({ treeHash }) => treeHash) };

  it('has 14 parts of 2 MiB in the cases, of which two in the middle are missing', () => {
    assert.equal(entries.length, 14);
    assert.deepEqual(entries.at(-1)?.range, { start: 31_457_280, end: 31_757_279 });
  });

  for (const name of [
    'b02-cli-text.txt',
    'b08-cli-query-rangehash-text.txt',
    'b14-jq-c-ndjson.txt',
    'b25-ps51-redirect-utf16le.json',
    'b35-csv-semicolon-excel-de.csv',
    'b36-csv-sep-line-excel.csv',
    'b38-panel-copied-rows-tsv.txt',
  ])
    it(`with ranges is read: ${name}`, () => assert.deepEqual(read(name), whole));

  for (const name of [
    'b06-cli-query-text.txt',
    'b18-jq-r-hashes.txt',
    'b28-ps51-hashes-utf16le.txt',
    'b42-sha256sum-text.txt',
  ])
    it(`without ranges is read: ${name}`, () => assert.deepEqual(read(name), ordered));

  it('of one part is read: b29-ps-convertto-json-single.json', () => {
    assert.deepEqual(read('b29-ps-convertto-json-single.json'), {
      kind: 'ranges',
      entries: entries.slice(0, 1),
    });
  });

  it('has ends one byte too far corrected when it is compared: b13-cli-offbyone.json', async () => {
    const list = read('b13-cli-offbyone.json');
    assert.ok(list.kind === 'ranges');
    const parts = list.entries.map(({ range: { start, end }, treeHash }) => ({
      range: { start, end: Math.min(end, start + 4 * MiB - 1) },
      treeHash,
    }));
    const { verdict } = await compareHashList('list', list, { partSize: 4 * MiB, parts }, sha256);
    assert.deepEqual([verdict.matching, verdict.expected], [11, 11]);
  });

  const two = [
    { range: { start: 0, end: MiB - 1 }, treeHash: hash(1) },
    { range: { start: MiB, end: MiB + 24 }, treeHash: hash(2) },
  ];
  const [one, other] = [hash(1), hash(2)];
  const forms: [name: string, text: string][] = [
    [
      'the text of the AWS CLI, whole',
      `upload\t2026-01-01T00:00:00Z\tNone\tid\t1048576\tarn\nPARTS\t0-1048575\t${one}\nPARTS\t1048576-1048600\t${other}\n`,
    ],
    ['the text of the AWS CLI, the hash first', `${one}\t0-1048575\n${other}\t1048576-1048600\nNone\n`],
    [
      'the YAML of the AWS CLI',
      `ArchiveDescription: a b\nParts:\n- RangeInBytes: 0-1048575\n  SHA256TreeHash: ${one}\n- RangeInBytes: 1048576-1048600\n  SHA256TreeHash: ${other}\nVaultARN: arn:aws:x\n`,
    ],
    [
      'a list of PowerShell',
      `\r\nRangeInBytes   : 0-1048575\r\nSHA256TreeHash : ${one}\r\n\r\nRangeInBytes   : 1048576-1048600\r\nSHA256TreeHash : ${other}\r\n`,
    ],
    [
      'a table of PowerShell',
      `\nRangeInBytes     SHA256TreeHash\n------------     --------------\n0-1048575        ${one}\n1048576-1048600  ${other}\n`,
    ],
    [
      'what Export-Csv writes',
      `#TYPE System.Management.Automation.PSCustomObject\r\n"RangeInBytes","SHA256TreeHash"\r\n"0-1048575","${one}"\r\n"1048576-1048600","${other}"\r\n`,
    ],
    ['a table with tabs', `range\thash\n0-1048575\t${one}\n1048576-1048600\t${other}`],
    ['a table with start and end', `start;end;tree hash\n0;1048575;${one}\n1048576;1048600;${other}`],
    [
      'a table that says what separates it',
      `sep=;\nstart;end;"treeHash"\n0;1048575;${one}\n1048576;1048600;${other}`,
    ],
    [
      'a table without a header',
      `1,0,1048575,1048576,${one},uploaded\n2,1048576,1048600,25,${other},uploaded`,
    ],
    [
      'lines with numbers and remarks',
      `# saved in May, was ${one}\n1. 0-1048575 ${one} # first\n2. 1048576-1048600 ${other.toUpperCase()}\n// end`,
    ],
    ['quoted lines', `"0-1048575","${one}"\n"1048576-1048600","${other}"`],
    [
      'JSON lines with blank ones between',
      `{"RangeInBytes":"0-1048575","SHA256TreeHash":"${one}"}\n\n{"RangeInBytes":"1048576-1048600","SHA256TreeHash":"${other}"}\n`,
    ],
    [
      'pages one after another',
      two.map((part) => JSON.stringify({ Marker: 'x', Parts: [cli(part)] }, null, 2)).join('\n'),
    ],
    ['an array of pages', JSON.stringify(two.map((part) => ({ Parts: [cli(part)], Marker: null })))],
    ['our copies of rows', rowsToTsv(rows(two))],
    ['our exports as CSV', [...rowsToCsv(rows(two))].join('')],
    [
      'our exports as CSV with earlier names',
      [...rowsToCsv(rows(two))].join('').replace(/^.*/, 'part,start,end,size,treeHash,status'),
    ],
    ['our copies as JSON', rowsToJson(rows(two))],
  ];
  for (const [name, text] of forms)
    it(`with ranges is read: ${name}`, () => {
      assert.deepEqual(parseHashList(text), { kind: 'ranges', entries: two });
    });

  const alone: [name: string, text: string][] = [
    ['checksums of binary files', `${one} *part.aa\n${other} *part.ab\n`],
    ['several a line', `${one} ${other}`],
    ['a column with its name', `SHA256TreeHash\n${one}\n${other}`],
    ['our copies of hashes', rowsToHashes(rows(two))],
    ['JSON', JSON.stringify([one, other])],
    ['numbered lines with quotes', `1: "${one}"\n2: "${other}"`],
  ];
  for (const [name, text] of alone)
    it(`without ranges is read: ${name}`, () => {
      assert.deepEqual(parseHashList(text), { kind: 'ordered', hashes: [one, other] });
    });

  const refusals: [what: string, text: string, RegExp][] = [
    [
      'an inventory',
      JSON.stringify({ VaultARN: 'a', ArchiveList: [{ ArchiveId: 'x', SHA256TreeHash: one }] }),
      /vault inventory/,
    ],
    [
      'an inventory as CSV',
      `ArchiveId,ArchiveDescription,CreationDate,Size,SHA256TreeHash\nx,,,5,${one}`,
      /vault inventory/,
    ],
    ['a table of the AWS CLI', `-------------\n|  ListParts  |\n`, /table of the AWS CLI/],
    ['a spreadsheet', 'PK\u0003\u0004xl', /Excel/],
    ['HTML', `<html>${one}`, /HTML/],
    [
      'a line without a hash',
      `0-1048575 ${one}\n1048576-2097151 x`,
      /Line 2 of the list has a range but no tree hash/,
    ],
    ['a line with another range', `0-1048575 5-9 ${one}`, /Line 1 of the list has several ranges/],
    ['a range backwards', `9-5 ${one}`, /Line 1 of the list has the invalid range 9-5/],
    ['one range for two hashes', `0-1048575 ${one} ${other}`, /Line 1 of the list has several tree hashes/],
    ['a range here and none there', `0-1048575 ${one}\n${other}`, /Line 2 of the list has no range/],
    [
      'a hash that is cut off among named values',
      `SHA256TreeHash: ${one.slice(1)}`,
      /Line 1 of the list has no tree/,
    ],
    [
      'JSON lines of which one is broken',
      `${JSON.stringify(cli(two[0] as Part))}\n{"RangeInBytes": }\n`,
      /Line 2 of the list is not valid JSON/,
    ],
    ['more lines than any list can have', '\n'.repeat(200_001), /too many lines \(more than 200,000\)/],
    ['brackets that only open', '['.repeat(1000), /nested too deeply/],
    ['braces that only open', '{"a":'.repeat(1000), /nested too deeply/],
  ];
  for (const [what, text, message] of refusals)
    it(`is refused: ${what}`, () => {
      assert.throws(
        () => parseHashList(text),
        (error: GlacierError) => error.kind === 'hashList' && message.test(error.message),
      );
    });

  it('is our own report as JSON, whatever that found', async () => {
    const parts = [two[0] as Part, { range: { start: 2 * MiB, end: 3 * MiB - 1 }, treeHash: hash(3) }];
    const list = parseHashList(`0-1048575 ${one}\n1048576-2097151 ${other}\n2097152-3145727 ${hash(9)}`);
    const found = await compareHashList('list', list, { partSize: MiB, parts }, sha256);
    const upload = { id: 'id', vaultName: 'vault', vaultArn: 'arn' };
    const context = { upload, finished: new Date() };
    assert.deepEqual(parseHashList(jsonReport(found, context)), { kind: 'ranges', entries: parts });
    assert.throws(() => parseHashList(markdownReport(found, context)), /Save the report as JSON/);
  });

  it('is the same in any form, encoding and order', async () => {
    const parts = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 20 }).map((numbers) =>
      numbers
        .sort((a, b) => a - b)
        .map((n, index) => ({
          range: { start: n * MiB, end: (n + 1) * MiB - 1 },
          treeHash: hash(index),
        })),
    );
    const write = fc.constantFrom<(parts: readonly Part[]) => string>(
      (each) => rowsToTsv(rows(each)),
      (each) => rowsToJson(rows(each)),
      (each) => JSON.stringify({ Parts: each.map(cli) }),
      (each) => each.map((part) => JSON.stringify(cli(part))).join('\r\n'),
      (each) => each.map(({ range, treeHash }) => `${treeHash}\t${range.start}-${range.end}`).join('\n'),
      (each) =>
        [
          'a;start;END;Tree_Hash',
          ...each.map(({ range, treeHash }, i) => `${i};${range.start};${range.end};${treeHash}`),
        ].join('\n'),
    );
    const encode = fc.constantFrom<(text: string) => Buffer>(
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\uFEFF${text}`),
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    );
    await fc.assert(
      fc.asyncProperty(parts, write, encode, fc.boolean(), async (listed, toText, toBytes, backwards) => {
        const text = toText(backwards ? listed.toReversed() : listed);
        const list = parseHashList(decodeText(toBytes(text)));
        const { verdict } = await compareHashList('list', list, { partSize: MiB, parts: listed }, sha256);
        assert.deepEqual([verdict.matching, verdict.expected], [listed.length, listed.length], text);
      }),
    );
  });
});

describe('a hash list without ranges', () => {
  const listed = [1, 2, 5, 6].map((number) => ({
    range: { start: (number - 1) * MiB, end: number * MiB - 1 },
    treeHash: hash(number),
  }));
  const sentence = async (hashes: readonly string[]) =>
    verdictSentence(
      (await compareHashList('list', { kind: 'ordered', hashes }, { partSize: MiB, parts: listed }, sha256))
        .verdict,
    );

  it('is of the parts that were there, where these match in their order', async () => {
    assert.equal(
      await sentence([1, 2, 5, 6].map(hash)),
      'The upload has a gap (2 MiB); all 4 parts match the list; compared by order only, as the list has no ranges.',
    );
  });

  it('is of the whole file, where all that is listed is in its place', async () => {
    assert.equal(
      await sentence([1, 2, 3, 4, 5, 6].map(hash)),
      '2 parts (2 MiB) are missing; 4 of 6 match the list.',
    );
  });

  it('is refused where an upload with gaps fits neither, and is never said to differ', async () => {
    for (const numbers of [
      [1, 2, 5, 7],
      [1, 2, 5],
      [1, 2, 3, 4, 5, 7],
    ])
      await assert.rejects(sentence(numbers.map(hash)), /no ranges and the upload has gaps/);
  });
});

function cli({ range, treeHash }: Part): object {
  return { RangeInBytes: `${range.start}-${range.end}`, SHA256TreeHash: treeHash };
}

function rows(parts: readonly Part[]) {
  return partRows([...parts], MiB, { expected: 0, more: true });
}
