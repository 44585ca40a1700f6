import assert from 'node:assert/strict';
import { endureWindow } from '../endurance/window/endureWindow.ts';

describe('random actions in a window', function () {
  this.timeout(600_000);

  it('leave nothing behind in the extension host', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    // So few actions load some of the code only later: how much heap stays is for `npm run endurance` to say.
    const { requests } = await endureWindow(120, seed, { first: 80, size: 'few', growth: 1.5 });
    assert.ok((requests['ListVaults'] ?? 0) > 1, `requests with seed ${seed}: ${JSON.stringify(requests)}`);
  });
});
