import assert from 'node:assert/strict';
import { storm } from './storm.ts';

describe('an archive is made of a file', function () {
  this.timeout(120_000);

  for (const seed of [1, 2, 3])
    it(`of 60 parts, though a fifth of the requests fails (seed ${seed})`, async () => {
      const { requests, troubled } = await storm(60, seed);
      assert.ok(requests > 60 && troubled > 5, `${troubled} of ${requests}`);
    });
});
