import assert from 'node:assert/strict';
import { killSenders } from './killSender.ts';

describe('processes that are killed while they make archives', function () {
  this.timeout(180_000);

  it('leave to the next one what it needs, so that each file becomes one archive', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { kills, archives } = await killSenders(8, seed);
    const died = Object.values(kills).reduce((sum, count) => sum + count, 0);
    assert.ok(died >= 8 && archives > 0, `seed ${seed}`);
  });
});
