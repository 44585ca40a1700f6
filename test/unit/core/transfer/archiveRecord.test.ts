import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ArchiveRecord,
  type ArchiveRequest,
  type CompleteRecord,
  readRecords,
  writeRecord,
} from '../../../../src/core/transfer/archiveRecord.ts';
import { archivesToCsv, archivesToMarkdown } from '../../../../src/core/transfer/archiveTable.ts';
import { parseCsv } from '../../../../src/core/text/csv.ts';

const request: ArchiveRequest = {
  uploadId: '-upload',
  vaultName: 'photos',
  vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
  region: 'eu-west-1',
  treeHash: 'a'.repeat(64),
  size: 40,
  description: 'photos.tar',
  asked: '2026-11-29T10:00:00.000Z',
};
const archive: ArchiveRecord = { ...request, archiveId: '-archive', completed: '2026-11-29T10:00:01.000Z' };

describe('the history of completed archives', () => {
  it('has one entry for each Complete, with the archive once that is known', () => {
    const other = { ...request, uploadId: 'other' };
    const text = [request, other, archive, request].map(writeRecord).join('');
    assert.deepEqual(readRecords(text), [archive, other]);
  });

  it('has no Complete that was refused, but one before it whose answer was lost', () => {
    const refused = { ...request, refused: '2026-11-29T10:00:02.000Z' };
    assert.deepEqual(readRecords([request, refused].map(writeRecord).join('')), []);
    assert.deepEqual(
      readRecords([request, archive, refused].map(writeRecord).join('')),
      [archive],
      'an archive that was made stays, whatever is asked for later',
    );
    const later = { ...request, asked: '2026-11-29T11:00:00.000Z' };
    const text = [request, later, { ...later, refused: later.asked }].map(writeRecord).join('');
    assert.deepEqual(readRecords(text), [request]);
    assert.deepEqual(
      readRecords([archive, later, { ...later, refused: later.asked }].map(writeRecord).join('')),
      [archive],
    );
  });

  it('loses no more than the line that was being written, wherever it broke off', () => {
    const records = Array.from({ length: 5 }, (_, index): CompleteRecord => ({
      ...archive,
      uploadId: `u${index}`,
    }));
    const text = records.map(writeRecord).join('');
    const lines = text.split('\n');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (at) => {
        const whole = text.slice(0, at).split('\n').length - 1;
        const cut = text.slice(0, at).endsWith(lines[whole] ?? '') && at > 0 ? 1 : 0;
        const read = readRecords(`${text.slice(0, at)}\n${writeRecord({ ...archive, uploadId: 'next' })}`);
        assert.deepEqual(read.slice(0, whole), records.slice(0, whole));
        assert.equal(read.at(-1)?.uploadId, 'next');
        assert.ok(read.length <= whole + cut + 1);
      }),
      { numRuns: 500 },
    );
  });

  it('takes nothing from a line that is no record', () => {
    const wrong: object[] = [
      { ...request, treeHash: 'x' },
      { ...request, size: '40' },
      { ...request, size: 0 },
      { ...request, uploadId: '../..' },
      { ...request, vaultName: '..' },
      { ...request, asked: 'yesterday' },
      { ...request, asked: '2026-11-29 (](x) | [a](https://evil.example) )' },
      { ...request, asked: '2026-11-29' },
      { ...request, asked: '2026-02-30T10:00:00.000Z' },
      { ...request, asked: '+010000-01-01T00:00:00.000Z' },
      [],
    ];
    assert.deepEqual(
      readRecords(['null', '7', '', '{', ...wrong.map((each) => JSON.stringify(each))].join('\n')),
      [],
    );
    const [read] = readRecords(JSON.stringify({ ...archive, archiveId: '<script>' }));
    assert.deepEqual(read, request, 'an id that cannot be one is none');
    const [dated] = readRecords(JSON.stringify({ ...archive, completed: '2026-11-29 (=1)' }));
    assert.deepEqual(dated, request);
  });

  it('keeps the archive of a line whose vault or region cannot be one, without these', () => {
    for (const vaultArn of ['=HYPERLINK("http://evil.example")', `${archive.vaultArn};=1`, '[a](b)', 7]) {
      const [read] = readRecords(JSON.stringify({ ...archive, vaultArn, region: '+1+1' }));
      assert.deepEqual(read, { ...archive, vaultArn: '', region: '' });
    }
  });

  it('has hashes in lower case, however a line was edited', () => {
    const [read] = readRecords(JSON.stringify({ ...archive, treeHash: 'A'.repeat(64) }));
    assert.deepEqual(read, archive);
  });

  it('is exported with every field, and no cell that a spreadsheet would run', () => {
    const evil = { ...archive, description: '=HYPERLINK("http://example.com","a")' };
    const [headings = [], row = [], without = []] = parseCsv(archivesToCsv([evil, request])) ?? [];
    const cell = (name: string) => row[headings.indexOf(name)];
    assert.equal(cell('archiveId'), '-archive', 'as the service gave it');
    assert.equal(cell('description'), `'${evil.description}`);
    assert.equal(cell('size'), '40');
    const parted = { ...archive, description: 'photos;=1+1', file: '/a,@b', region: '=1' };
    const [, texts = []] = parseCsv(archivesToCsv([parted])) ?? [];
    assert.deepEqual(
      ['description', 'file', 'region'].map((name) => texts[headings.indexOf(name)]),
      ["photos;'=1+1", "/a,'@b", "'=1"],
    );
    assert.equal(without[headings.indexOf('archiveId')], '');
  });

  it('says which archives were of the sample account', () => {
    const sample: ArchiveRecord = { ...archive, sample: true };
    assert.deepEqual(readRecords(writeRecord(sample)), [sample]);
    assert.match(archivesToMarkdown([sample]), /\| sample account \|/);
    const [headings = [], row = []] = parseCsv(archivesToCsv([sample])) ?? [];
    assert.equal(row[headings.indexOf('sample')], 'true');
  });

  it('is a table whose cells are text', () => {
    const text = archivesToMarkdown([{ ...archive, description: '[a](command:evil) | b' }, request]);
    assert.match(text, /\| \\\[a\\\]\(command:evil\) \\\| b \|/);
    assert.match(text, /`-archive`/);
    const times = { asked: '(](x) [a](b)', completed: '| <img src=x>' };
    const odd = archivesToMarkdown([
      { ...archive, ...times },
      { ...request, asked: times.asked },
    ]);
    assert.doesNotMatch(odd, /(?<!\\)\[a|(?<!\\)</);
    assert.match(text, /\| asked 2026-11-29T10:00:00\.000Z, no response \|.*\| not received \|/);
  });
});
