import assert from 'node:assert/strict';
import { fuzzAnswers } from './answers.ts';

describe('answers that were changed at random', () => {
  it('end as typed values or as readable errors', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { values, errors, heap } = await fuzzAnswers(1000, seed);
    assert.equal(values + errors, 1000);
    assert.ok(values > 50 && errors > 50, `${values} values and ${errors} errors of seed ${seed}`);
    assert.ok(heap < 64 * 2 ** 20, `${heap} bytes of heap more, seed ${seed}`);
  });
});
