import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { GlacierError } from '../../../src/core/errors.ts';
import {
  protocolVersion,
  type Request,
  type RequestBody,
} from '../../../src/partsPanel/protocol/messages.ts';
import { throttle } from '../../../src/core/throttle.ts';
import { createAnnouncer } from '../../../src/panel/webview/announcer.ts';
import { readHostMessage } from '../../../src/partsPanel/webview/hostMessage.ts';
import { Requests } from '../../../src/panel/webview/requests.ts';
import { useMockTimers } from '../mockTimers.ts';

describe('requests of the parts panel', () => {
  const kindOf = (promise: Promise<void>) =>
    promise.then(
      () => 'done',
      (error: unknown) => (error instanceof GlacierError ? `${error.kind}: ${error.message}` : String(error)),
    );

  it('are answered by the reply with their id', async () => {
    const sent: Request[] = [];
    const requests = new Requests<RequestBody>(protocolVersion, (request) => sent.push(request));
    const outcomes = Promise.all([
      kindOf(requests.send({ type: 'ready' })),
      kindOf(requests.send({ type: 'loadAll' })),
    ]);
    assert.deepEqual(
      sent.map(({ version, type }) => [version, type]),
      [
        [protocolVersion, 'ready'],
        [protocolVersion, 'loadAll'],
      ],
    );
    const [ready, loadAll] = sent.map(({ id }) => id);
    const error = { kind: 'cancelled', message: 'The connection was closed.' } as const;
    requests.settle({ type: 'reply', id: loadAll ?? 0, outcome: { error } });
    requests.settle({ type: 'reply', id: ready ?? 0, outcome: { ok: true } });
    requests.settle({ type: 'reply', id: 99, outcome: { ok: true } });
    assert.deepEqual(await outcomes, ['done', 'cancelled: The connection was closed.']);
  });

  it('fail when no answer comes in time, and all when the page goes', async () => {
    const requests = new Requests<RequestBody>(protocolVersion, () => undefined, 10);
    assert.equal(await kindOf(requests.send({ type: 'ready' })), 'timeout: The extension is not responding.');
    const waiting = [kindOf(requests.send({ type: 'ready' })), kindOf(requests.send({ type: 'retry' }))];
    requests.dispose();
    const closed = 'cancelled: The panel was closed.';
    assert.deepEqual(await Promise.all(waiting), [closed, closed]);
  });
});

describe('readHostMessage', () => {
  it("tells the extension's messages from others that a window may get", () => {
    const reply = { version: protocolVersion, type: 'reply', id: 1, outcome: { ok: true } };
    assert.equal(readHostMessage(reply), reply);
    for (const other of [
      undefined,
      null,
      'reply',
      7,
      {},
      { type: 'reply' },
      { ...reply, version: 0 },
      { ...reply, type: 'x' },
    ]) {
      assert.equal(readHostMessage(other), undefined);
    }
  });
});

describe('throttle', () => {
  useMockTimers();

  it('runs at once, and once more for all calls of an interval', () => {
    let runs = 0;
    const throttled = throttle(20, () => runs++);
    for (let call = 0; call < 5; call++) throttled.call();
    assert.equal(runs, 1);
    mock.timers.tick(19);
    assert.equal(runs, 1);
    mock.timers.tick(1);
    assert.equal(runs, 2);
    mock.timers.tick(20);
    throttled.call();
    assert.equal(runs, 3);
    throttled.call();
    throttled.dispose();
    throttled.call();
    mock.timers.tick(60);
    assert.equal(runs, 3);
  });
});

describe('the announcer', () => {
  useMockTimers();

  it('announces one message per interval, the latest', () => {
    const said: string[] = [];
    const announce = createAnnouncer((message) => said.push(message), 30);
    for (const message of ['50', '100', '150']) announce(message);
    assert.deepEqual(said, ['50']);
    mock.timers.tick(29);
    assert.deepEqual(said, ['50']);
    mock.timers.tick(1);
    assert.deepEqual(said, ['50', '150']);
  });
});
