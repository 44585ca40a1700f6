import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Change,
  latestHeardOf,
  latestValue,
  readJournal,
  withChange,
} from '../../../src/core/aws/changeJournal.ts';

describe('the journal of changes', () => {
  it('lets each window change the current value, however late it learns of other changes', () => {
    const edit = fc.record({ lag: fc.nat(5), remove: fc.option(fc.nat(9), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const values: number[][] = [[]];
        let journal: Change[] = [];
        let expected: number[] = [];
        for (const [index, { lag, remove }] of edits.entries()) {
          const read = values[Math.max(0, values.length - 1 - lag)];
          const before = latestValue(read, journal, { now: index * 1000, heardOf: -1 }) as number[];
          const removed = remove === undefined ? undefined : expected[remove];
          const change = (list: readonly number[]) =>
            removed === undefined ? [...list, index] : list.filter((each) => each !== removed);
          const after = change(before);
          expected = change(expected);
          journal = withChange(journal, { before, after, at: index * 1000 });
          values.push(after);
        }
        assert.deepEqual(values.at(-1), expected);
      }),
    );
  });

  it('yields to an edit by hand', () => {
    const journal = withChange([], { before: [], after: ['a'], at: 0 });
    assert.deepEqual(latestValue(['by hand'], journal, { now: 1000, heardOf: -1 }), ['by hand']);
    assert.equal(latestValue('no list', journal, { now: 1000, heardOf: -1 }), 'no list');
  });

  it('yields to it even if it restores an earlier value, once the window knows of the change', () => {
    const journal = withChange([], { before: [], after: ['a'], at: 5 });
    assert.deepEqual(latestValue([], journal, { now: 1000, heardOf: 0 }), ['a']);
    const heardOf = latestHeardOf(['a'], journal);
    assert.equal(heardOf, 5);
    assert.deepEqual(latestValue([], journal, { now: 1000, heardOf }), []);
    assert.equal(latestHeardOf(['b'], journal), 0);
  });

  it('is read without what is no change, as another version of the extension may keep it', () => {
    const change = { before: [], after: ['a'], at: 5 };
    for (const kept of [undefined, null, 'x', {}, 7]) assert.deepEqual(readJournal(kept), []);
    assert.deepEqual(readJournal([null, 'x', [], {}, { ...change, at: 'soon' }, change]), [change]);
  });

  it('is forgotten after a minute', () => {
    const journal = withChange([], { before: [], after: ['a'], at: 0 });
    assert.deepEqual(latestValue([], journal, { now: 59_000, heardOf: -1 }), ['a']);
    assert.deepEqual(latestValue([], journal, { now: 60_000, heardOf: -1 }), []);
    assert.equal(withChange(journal, { before: ['a'], after: [], at: 60_000 }).length, 1);
  });
});
