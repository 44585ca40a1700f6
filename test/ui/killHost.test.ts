import assert from 'node:assert/strict';
import { killHosts } from '../endurance/killHost.ts';

describe('an extension host that is killed while it sends a file', () => {
  it('leaves to the next window what it needs to make the archive', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    assert.equal((await killHosts(1, 40, seed)).length, 1);
  });
});
