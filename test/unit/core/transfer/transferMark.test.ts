import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MiB } from '../../../../src/core/text/bytes.ts';
import {
  markKey,
  readMark,
  type TransferMark,
  writeMark,
} from '../../../../src/core/transfer/transferMark.ts';

const text = fc.string({ unit: 'grapheme' });
const wanted = { partSize: fc.constantFrom(MiB, 16 * MiB, 4096 * MiB) };
const place = {
  vaultName: fc.constantFrom('photos', 'a.b_c-d'),
  vaultArn: fc.constantFrom('', 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos'),
};
const id = fc.stringMatching(/^[\w-]{1,92}$/);
const work = { sessionId: text, name: text, path: text };
const owner = fc.record({ pid: fc.integer({ min: 1, max: 4_194_304 }), host: text });
const upload = { ...wanted, ...place, id, created: fc.date({ noInvalidDate: true }) };
const marks: fc.Arbitrary<TransferMark> = fc.oneof(
  plain({
    ...work,
    ...place,
    step: fc.constant('starting' as const),
    wanted: fc.oneof(plain(wanted), plain({ ...wanted, description: text })),
    known: fc.array(id),
  }),
  plain({
    ...work,
    step: fc.constantFrom('sending' as const, 'completing' as const),
    upload: fc.oneof(plain(upload), plain({ ...upload, description: text })),
  }),
);

describe('the mark of a transfer', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(marks, owner, (mark, by) =>
        assert.deepEqual(readMark(writeMark(mark, by)), { ...mark, ...by }),
      ),
    );
  });

  it('is none where it was cut off at any place', () => {
    fc.assert(
      fc.property(marks, owner, fc.nat(), (mark, by, cut) => {
        const whole = writeMark(mark, by);
        assert.equal(readMark(whole.slice(0, cut % whole.length)), undefined);
      }),
    );
  });

  it('is none where a field has another type', () => {
    const others = fc.constantFrom(null, 7.5, {}, [1], true);
    fc.assert(
      fc.property(marks, owner, fc.nat(), others, (unowned, by, at, value) => {
        const mark = { ...unowned, ...by };
        const name = Object.keys(mark)[at % Object.keys(mark).length] ?? '';
        assert.equal(readMark(JSON.stringify({ ...mark, [name]: value })), undefined, name);
      }),
    );
  });

  it('is one for an upload, whatever is done to it, and one for each file an upload is started for', () => {
    const upload = { id: '-x', vaultName: 'v', vaultArn: 'arn', created: new Date(0), partSize: MiB };
    const by = { sessionId: 's', name: 'n', path: '/f' };
    const keys = [
      markKey({ ...by, step: 'sending', upload }),
      markKey({ ...by, step: 'completing', upload: { ...upload, description: 'd' } }),
    ];
    assert.equal(keys[0], keys[1]);
    const starting = { ...by, step: 'starting', vaultName: 'v', vaultArn: 'arn', known: [] } as const;
    const first = markKey({ ...starting, wanted: { partSize: MiB } });
    assert.equal(markKey({ ...starting, wanted: { partSize: 2 * MiB } }), first);
    assert.notEqual(markKey({ ...starting, wanted: { partSize: MiB }, path: '/g' }), first);
    assert.notEqual(first, keys[0]);
  });
});

/** An object as JSON has it: with a prototype. */
function plain<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true });
}
