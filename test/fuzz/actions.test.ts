import assert from 'node:assert/strict';
import { runActions } from './actions.ts';

describe('random actions', function () {
  this.timeout(180_000);

  it('leave nothing behind when everything is closed, 3,000 of them with faults', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { done, heap } = await runActions(3000, seed);
    for (const name of ['request: ListParts', 'expandUploads', 'connect', 'refresh', 'failed: network'])
      assert.ok((done.get(name) ?? 0) > 1, `${name}: ${done.get(name)} times, seed ${seed}`);
    assert.ok(
      heap.after < heap.before * 1.2,
      `heap from ${heap.before} to ${heap.after} bytes, seed ${seed}`,
    );
  });
});
