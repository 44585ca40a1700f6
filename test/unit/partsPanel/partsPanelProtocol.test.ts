import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PartRow } from '../../../src/core/parts/partRows.ts';
import { columns } from '../../../src/partsPanel/protocol/columns.ts';
import { facts } from '../../../src/partsPanel/protocol/facts.ts';
import { protocolVersion } from '../../../src/partsPanel/protocol/messages.ts';
import { parseRequest } from '../../../src/partsPanel/protocol/parseRequest.ts';
import { rowOf, toColumns } from '../../../src/partsPanel/protocol/rowColumns.ts';

const version = protocolVersion;

describe('parseRequest', () => {
  it('accepts every request of the protocol and drops unknown fields', () => {
    const types = ['ready', 'loadMore', 'loadAll', 'cancel', 'retry', 'export', 'openAsText'];
    for (const type of [...types, 'verify', 'openReport']) {
      assert.deepEqual(parseRequest({ version, id: 3, type, text: 'more' }), { version, id: 3, type });
    }
    for (const column of columns) {
      const cell = { version, id: 0, type: 'copyCell', generation: 2, row: 9_999, column };
      assert.deepEqual(parseRequest(cell), cell);
    }
    for (const fact of facts) {
      const copy = { version, id: 0, type: 'copyFact', fact };
      assert.deepEqual(parseRequest({ ...copy, text: 'more' }), copy);
    }
    for (const format of ['tsv', 'json', 'hashes']) {
      const rows = { version, id: 0, type: 'copyRows', generation: 2, rows: [3, 1, 2], format };
      assert.deepEqual(parseRequest({ ...rows, text: 'more' }), rows);
    }
  });

  it('refuses anything else, naming the message where possible', () => {
    assert.deepEqual(parseRequest('ready'), { refused: 'not an object' });
    assert.deepEqual(parseRequest(null), { refused: 'not an object' });
    assert.deepEqual(parseRequest({ version, type: 'ready' }), { refused: 'without an id' });
    assert.deepEqual(parseRequest({ version, id: -1, type: 'ready' }), { refused: 'without an id' });
    assert.deepEqual(parseRequest({ version: version + 1, id: 1, type: 'ready' }), {
      refused: 'of another version',
      id: 1,
    });
    assert.deepEqual(parseRequest({ version, id: 1, type: 'toString' }), {
      refused: 'of an unknown type',
      id: 1,
    });
    const cell = { version, id: 1, type: 'copyCell', generation: 1, row: 0, column: 'hash' };
    const rows = { version, id: 1, type: 'copyRows', generation: 1, rows: [0], format: 'tsv' };
    for (const wrong of [
      ...[-1, 0.5, Number.NaN, '1', undefined].flatMap((row) => [
        { ...cell, row },
        { ...cell, generation: row },
        { ...rows, rows: [0, row] },
      ]),
      ...['', 'HASH', 'constructor', 7].map((column) => ({ ...cell, column })),
      ...['', 'html', undefined].map((format) => ({ ...rows, format })),
      ...['', 'toString', 0, undefined].map((fact) => ({ version, id: 1, type: 'copyFact', fact })),
      ...[
        [],
        {},
        'rows',
        Array.from({ length: 20_001 }, (_, index) => index),
        { length: 1, 0: 0 },
        Object.assign([], { length: 3 }),
        [0, 0, 0],
        [1, 2, 1],
      ].map((each) => ({
        ...rows,
        rows: each,
      })),
    ]) {
      assert.deepEqual(parseRequest(wrong), { refused: 'of the wrong shape', id: 1 });
    }
  });

  it('turns any value into a request or a refusal', () => {
    const nearly = fc.record(
      {
        version: fc.oneof(fc.constant<unknown>(version), fc.jsonValue()),
        id: fc.oneof(fc.nat(), fc.jsonValue()),
        type: fc.oneof(
          fc.constantFrom('ready', 'loadMore', 'export', 'copyCell', 'copyRows', '__proto__'),
          fc.jsonValue(),
        ),
        generation: fc.oneof(fc.nat(), fc.jsonValue()),
        row: fc.oneof(fc.nat(), fc.jsonValue()),
        rows: fc.oneof(fc.array(fc.nat()), fc.array(fc.jsonValue()), fc.jsonValue()),
        column: fc.oneof(fc.constantFrom(...columns), fc.jsonValue()),
        format: fc.oneof(fc.constantFrom('tsv', 'json', 'hashes'), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(nearly, fc.jsonValue(), fc.anything()), (message) => {
        const parsed = parseRequest(message);
        if ('refused' in parsed) return;
        // Reading what was read changes nothing: it is exactly a request.
        assert.deepEqual(parseRequest(parsed), parsed);
        assert.equal(parsed.version, version);
        assert.ok(Number.isSafeInteger(parsed.id));
        if (parsed.type === 'copyCell') assert.ok(parsed.row >= 0 && columns.includes(parsed.column));
        if (parsed.type === 'copyRows')
          assert.ok(parsed.rows.length > 0 && parsed.rows.every((row) => row >= 0));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('rows in columns', () => {
  const range = fc
    .tuple(fc.nat(2 ** 40), fc.nat(2 ** 32))
    .map(([start, length]) => ({ start, end: start + length }));
  const treeHash = fc.stringMatching(/^[0-9a-f]{64}$/);
  const flags = fc.subarray(['short', 'long', 'misaligned', 'overlapping', 'endCorrected'] as const);
  const row: fc.Arbitrary<PartRow> = fc.oneof(
    range.map((each) => ({ kind: 'gap' as const, range: each })),
    fc.record(
      {
        kind: fc.constant('part' as const),
        number: fc.integer({ min: 1, max: 10_000 }),
        range,
        treeHash,
        flags,
      },
      { noNullPrototype: true },
    ),
  );

  it('survive a round trip through JSON', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const columns = JSON.parse(JSON.stringify(toColumns(rows))) as ReturnType<typeof toColumns>;
        for (const [index, before] of rows.entries()) assert.deepEqual(rowOf(columns, index), before);
        assert.equal(rowOf(columns, rows.length), undefined);
      }),
    );
  });
});
