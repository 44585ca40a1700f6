import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { type ConnectionSource, Session, type WaitListener } from '../../src/store/session.ts';
import { useMockTimers } from './mockTimers.ts';

describe('the credential processes of a session', () => {
  useMockTimers();

  it('are shown as one once they take long, and are all canceled', async () => {
    const listeners: WaitListener[] = [];
    const source: ConnectionSource = {
      spec: { kind: 'aws' },
      open: (listener) => {
        listeners.push(listener);
        return new Promise(() => {});
      },
      watch: () => ({ dispose: () => {} }),
    };
    const session = new Session(source, { pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} });
    const changes: string[] = [];
    session.onDidChange(({ kind }) => changes.push(kind));
    void session.connect();
    const canceled: string[] = [];
    const start = (name: string) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      listeners[0]?.onProcess(promise, () => canceled.push(name));
      return resolve;
    };
    const endFirst = start('first');
    const endSecond = start('second');
    const waitedFor = () => session.process;
    assert.equal(waitedFor(), undefined);
    mock.timers.tick(5000);
    assert.deepEqual(changes, ['process', 'process']);
    endSecond();
    await Promise.resolve();
    await Promise.resolve();
    waitedFor()?.cancel();
    assert.deepEqual(canceled, ['first'], 'the one that has ended is not');
    const ended = waitedFor()?.ended;
    endFirst();
    await ended;
    assert.equal(waitedFor(), undefined);
    session.dispose();
  });
});
