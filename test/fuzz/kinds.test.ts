import assert from 'node:assert/strict';
import { kinds } from './kinds.ts';

describe('what comes from outside, changed at random, ends as a valid value or a typed error', () => {
  for (const [name, { fuzz, slice }] of Object.entries(kinds)) {
    it(`${name}, ${slice} cases`, async () => {
      const seed = Math.floor(Math.random() * 2 ** 32);
      const { values, errors, heap } = await fuzz(slice, seed);
      assert.equal(values + errors, slice);
      assert.ok(values > 0 && errors > 0, `${values} values and ${errors} errors of seed ${seed}`);
      assert.ok(heap < 64 * 2 ** 20, `${heap} bytes of heap more, seed ${seed}`);
    });
  }
});
