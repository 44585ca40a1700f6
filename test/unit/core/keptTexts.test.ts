import assert from 'node:assert/strict';
import { KeptTexts } from '../../../src/core/text/keptTexts.ts';

describe('texts that are kept', () => {
  const most = { texts: 3, characters: 100 };
  const keep = (...lengths: readonly number[]) => {
    const texts = new KeptTexts(most);
    for (const [index, length] of lengths.entries())
      texts.set(String(index), () => String(index).repeat(length), length);
    return lengths.flatMap((_, index) => (texts.get(String(index)) === undefined ? [] : [index]));
  };

  it('are the latest ones, by their number and by their length', () => {
    assert.deepEqual(keep(1, 1, 1), [0, 1, 2]);
    assert.deepEqual(keep(1, 1, 1, 1), [1, 2, 3]);
    assert.deepEqual(keep(60, 40), [0, 1]);
    assert.deepEqual(keep(60, 41), [1]);
    assert.deepEqual(keep(50, 30, 21), [1, 2]);
    assert.deepEqual(keep(0, 0, 50, 101), [3]);
  });

  it('have the latest one, however long', () => {
    assert.deepEqual(keep(101), [0]);
    assert.deepEqual(keep(101, 1), [1]);
  });

  it('are replaced by their id, and count once', () => {
    const texts = new KeptTexts(most);
    texts.set('a', () => 'old', 90);
    texts.set('b', () => 'other', 5);
    texts.set('a', () => 'new', 95);
    assert.deepEqual([texts.get('a'), texts.get('b')], ['new', 'other']);
    texts.clear();
    assert.equal(texts.get('a'), undefined);
  });
});
