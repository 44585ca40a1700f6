import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MiB } from '../../src/core/text/bytes.ts';
import type { UploadRow } from '../../src/uploadsPanel/protocol/messages.ts';
import { parseRequest } from '../../src/uploadsPanel/protocol/parseRequest.ts';
import { protocolVersion } from '../../src/uploadsPanel/protocol/messages.ts';
import { formatFilter, matches, parseFilter } from '../../src/uploadsPanel/webview/rows/filter.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 0, 10);
const row: UploadRow = {
  sessionId: 'session',
  connection: 'My "prod" account',
  region: 'eu-central-1',
  vaultName: 'photos',
  vaultArn: '',
  uploadId: 'x'.repeat(92),
  description: 'Holiday 2014.tar',
  created: now - 7 * 24 * hour,
  partSize: MiB,
};

describe('the filter of the uploads panel', () => {
  const finds = (text: string) => matches(parseFilter(text), row, now);

  it('takes words in any order and case, wherever they are in a row', () => {
    for (const text of ['', '  ', 'holiday', '2014 HOLIDAY', 'photos tar', 'eu-central stale', 'xxxx'])
      assert.equal(finds(text), true, text);
    for (const text of ['holiday 2015', 'us-east', '(', '\\']) assert.equal(finds(text), false, text);
  });

  it('takes ages', () => {
    for (const text of [
      'older than 7 days',
      'Older Than 1 week tar',
      'older than 167 hours',
      'younger than 8 days',
    ])
      assert.equal(finds(text), true, text);
    for (const text of [
      'older than 8 days',
      'younger than 7 days',
      'older than 1 month',
      'older than 1 year',
    ])
      assert.equal(finds(text), false, text);
  });

  it('takes a vault and a connection, also while they are being typed', () => {
    for (const text of [
      'vault:photos',
      'vault:PHOTOS',
      'vault:',
      'connection:"My prod account"',
      'connection:""',
    ])
      assert.equal(finds(text), true, text);
    for (const text of ['vault:photo', 'connection:My', 'vault:mail']) assert.equal(finds(text), false, text);
  });

  it('reads what it writes', () => {
    const word = fc.stringMatching(/^[a-z0-9.]{1,8}$/).filter((text) => !/^(older|younger)$/.test(text));
    const days = fc.integer({ min: 1, max: 999 }).map((count) => count * 24 * hour);
    const name = fc
      .stringMatching(/^[A-Za-z0-9 ._-]{1,12}$/)
      .filter((text) => text.trim() === text && text !== '');
    const filters = fc.record(
      {
        words: fc.array(word, { maxLength: 3 }),
        olderThan: days,
        youngerThan: days,
        vault: name,
        connection: name,
      },
      { requiredKeys: ['words'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        assert.deepEqual(parseFilter(formatFilter(filter)), filter);
      }),
    );
    assert.equal(
      matches(parseFilter(formatFilter({ words: [], connection: row.connection })), row, now),
      true,
    );
  });
});

describe('a request of the uploads panel', () => {
  const parse = (body: object) => parseRequest({ version: protocolVersion, id: 1, ...body });

  it('is taken when it has the right shape', () => {
    for (const body of [
      { type: 'ready' },
      { type: 'row', generation: 1, row: 0, action: 'open' },
      { type: 'copyField', generation: 1, row: 0, field: 'uploadId' },
      { type: 'abort', generation: 1, rows: [0, 2] },
    ])
      assert.deepEqual(parse(body), { version: protocolVersion, id: 1, ...body });
  });

  it('is refused when it has not', () => {
    for (const body of [
      { type: 'explode' },
      { type: 'row', generation: 1, row: 0, action: 'abort' },
      { type: 'row', generation: 1, row: -1, action: 'open' },
      { type: 'copyField', generation: 1, row: 0, field: 'sessionId' },
      { type: 'abort', generation: 1, rows: [] },
      { type: 'abort', generation: 1, rows: [0.5] },
      { type: 'abort', generation: 1, rows: [0, 0, 0] },
      { type: 'count', generation: '1', rows: [0] },
    ])
      assert.ok('refused' in parse(body), JSON.stringify(body));
    fc.assert(fc.property(fc.anything(), (message) => 'refused' in parseRequest(message)));
  });
});
