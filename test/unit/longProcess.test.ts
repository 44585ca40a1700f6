import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { whenLong } from '../../src/store/longProcess.ts';
import { useMockTimers } from './mockTimers.ts';

describe('a process that is waited for', () => {
  useMockTimers();

  function watch() {
    const told: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    whenLong(
      promise,
      () => told.push('late'),
      () => told.push('over'),
    );
    const end = async () => {
      resolve();
      await promise;
    };
    return { told, end };
  }

  it('is not reported if it ends within five seconds', async () => {
    const { told, end } = watch();
    mock.timers.tick(4999);
    await end();
    mock.timers.tick(60_000);
    assert.deepEqual(told, []);
  });

  it('is reported after five seconds, and when it has ended', async () => {
    const { told, end } = watch();
    mock.timers.tick(5000);
    assert.deepEqual(told, ['late']);
    await end();
    assert.deepEqual(told, ['late', 'over']);
  });
});
