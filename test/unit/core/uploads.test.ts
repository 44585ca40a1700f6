import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MultipartUpload } from '../../../src/core/model.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { parseCsv } from '../../../src/core/text/csv.ts';
import {
  type KeptUploads,
  readKeptUploads,
  writeKeptUploads,
} from '../../../src/core/uploads/keptUploads.ts';
import {
  type ExportedUpload,
  uploadsToCsv,
  uploadsToJson,
  uploadsToMarkdown,
  uploadsToTsv,
} from '../../../src/core/uploads/uploadTable.ts';

const upload: MultipartUpload = {
  id: `-${'x'.repeat(91)}`,
  vaultName: 'photos',
  vaultArn: 'arn:aws:glacier:eu-central-1:000000000000:vaults/photos',
  description: 'photos.tar',
  created: new Date(Date.UTC(2026, 0, 2)),
  partSize: MiB,
};
const record: ExportedUpload = {
  sessionId: 'session',
  connection: 'Work',
  region: 'eu-central-1',
  upload,
  status: '',
};
const kept: KeptUploads = {
  connections: [{ sessionId: 'session', name: 'Work' }],
  problems: [{ connection: 'Work', region: '', cause: 'Access denied', message: 'No.' }],
  progress: { state: 'over', vaults: 3, knowsVaults: true, scanned: 2, requests: 4, asOf: 5 },
  records: [
    { sessionId: 'session', connection: 'Work', region: 'eu-central-1', upload },
    {
      sessionId: 'session',
      connection: 'Work',
      region: 'eu-central-1',
      upload: { ...upload, id: 'y'.repeat(92) },
      counted: { parts: 1, bytes: MiB, gaps: 0, gapBytes: 0, asOf: 6 },
      ended: 'aborted',
      failure: 'Not aborted: no.',
    },
  ],
};

describe('uploads that were found', () => {
  it('are kept for the next window as they are, but that nothing is running', () => {
    assert.deepEqual(readKeptUploads(writeKeptUploads(kept)), kept);
    const running = { ...kept, progress: { ...kept.progress, state: 'running' as const } };
    assert.equal(readKeptUploads(writeKeptUploads(running))?.progress.state, 'stopped');
  });

  it('are read from any text without an error, and are valid then', () => {
    const text = writeKeptUploads(kept);
    fc.assert(
      fc.property(fc.nat(text.length), fc.string(), (at, put) => {
        const read = readKeptUploads(text.slice(0, at) + put + text.slice(at + put.length));
        for (const each of read?.records ?? []) {
          assert.ok(!Number.isNaN(each.upload.created.getTime()));
          assert.equal(Math.log2(each.upload.partSize / MiB) % 1, 0);
        }
      }),
      { numRuns: 2000 },
    );
    for (const odd of ['', 'null', '[]', '{"progress":{}}', '{"progress":1,"records":{}}'])
      assert.equal(readKeptUploads(odd), undefined);
  });

  it('are exported with every field, whatever is in a description', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (description) => {
        const odd = { ...record, upload: { ...upload, description } };
        const [header, row, ...rest] = parseCsv(uploadsToCsv([odd])) ?? [];
        assert.deepEqual([row?.length, rest.length], [header?.length, 0]);
        const [object] = JSON.parse(uploadsToJson([odd])) as { archiveDescription?: string }[];
        assert.equal(object?.archiveDescription ?? '', description);
        assert.equal(uploadsToTsv([odd, odd]).split('\n').length, 2);
        const lines = uploadsToMarkdown([odd], 'Uploads').split('\n');
        assert.equal(lines.length, 6);
      }),
      { numRuns: 50 },
    );
  });

  it('are no formulas in a spreadsheet, and their ids are exact', () => {
    const odd = { ...record, connection: '=1+1', upload: { ...upload, description: '@SUM(A1)' } };
    const csv = uploadsToCsv([odd]);
    assert.ok(csv.includes("'=1+1,") && csv.includes(",'@SUM(A1),") && csv.includes(`,${upload.id},`), csv);
    const [, , , , id, description] = uploadsToTsv([odd]).split('\t');
    assert.deepEqual([id, description], [upload.id, "'@SUM(A1)"]);
    assert.ok(uploadsToTsv([odd]).startsWith("'=1+1\t"));
  });

  it('are no formulas whatever a spreadsheet takes for the end of a cell', () => {
    const piece = fc.constantFrom('=1', '+1', '-1', '@a', ';', ',', '\t', '\r', '\n', '"', ' ', 'a');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const odd = { ...record, status: text, upload: { ...upload, description: text } };
        for (const table of [uploadsToCsv([odd]), uploadsToTsv([odd])])
          for (const cell of table.split(/[;,\t\r\n]/))
            assert.doesNotMatch(cell.replaceAll(upload.id, ''), /^["\s]*[=+\-@]/, table);
      }),
      { numRuns: 2000 },
    );
    const plain = { ...record, upload: { ...upload, description: 'a-b; c, d+e=f' } };
    assert.equal(parseCsv(uploadsToCsv([plain]))?.[1]?.[5], 'a-b; c, d+e=f');
  });
});
