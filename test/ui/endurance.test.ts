import assert from 'node:assert/strict';
import { endureWindow } from '../endurance/window/endureWindow.ts';

describe('random actions in a window', function () {
  this.timeout(600_000);

  it('leave nothing behind in the extension host', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { requests } = await endureWindow(150, seed, { first: 100, size: 'few' });
    assert.ok((requests['ListVaults'] ?? 0) > 1, `requests with seed ${seed}: ${JSON.stringify(requests)}`);
  });
});
