import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { MiB } from '../../../src/core/text/bytes.ts';
import { serviceFaults } from '../../../src/emulator/faults/serviceFaults.ts';
import { PauseControl } from '../../../src/jobs/pacing/pauseControl.ts';
import { RateLimiter } from '../../../src/jobs/pacing/rateLimiter.ts';
import { PartMemory } from '../../../src/jobs/transfer/partMemory.ts';
import type { SendState } from '../../../src/jobs/transfer/sendState.ts';
import { assertNothingLeft, newPool } from '../../unit/jobs/files.ts';
import { makeWorld, until, wanted, type World } from './world.ts';

/*
 * How many parts are on their way at once, and when none are to be.
 */

describe('sending parts, how many at once', function () {
  this.timeout(60_000);
  let world: World;
  let states: SendState[] = [];
  const onState = (state: SendState) => states.push(state);
  beforeEach(() => (states = []));
  afterEach(() => world.end());

  for (const [concurrency, expected] of [
    [1, 1],
    [undefined, 4],
    [16, 16],
    [99, 16],
  ] as const) {
    it(`has ${expected} on their way for a concurrency of ${concurrency ?? 'nothing special'}`, async () => {
      world = await makeWorld(18 * MiB);
      const held = world.spoil({ kind: 'hold' }, { times: expected });
      const sending = world.send(concurrency === undefined ? { onState } : { concurrency, onState });
      await until(() => world.came.length === expected);
      held.release();
      assert.equal((await sending).sent.length, 18);
      assert.equal(world.most(), expected);
      assert.equal(Math.max(...states.map(({ inFlight }) => inFlight)), expected);
      assert.equal(states.at(-1)?.inFlight, 0);
      const begun = states.map((state) => state.begun.map(({ start }) => start / MiB));
      assert.ok(begun.some((parts) => isDeepStrictEqual(parts, [...Array(expected).keys()])));
      assert.deepEqual(begun.at(-1), []);
    });
  }

  it('sends fewer at once after timeouts, and more again when parts get through', async () => {
    world = await makeWorld(24 * MiB);
    world.spoil(serviceFaults.requestTimeout, { times: 4 });
    const { sent } = await world.send({ onState });
    const limits = states.map(({ limit }) => limit);
    assert.equal(sent.length, 24);
    assert.equal(limits[0], 4);
    assert.ok(Math.min(...limits) <= 2, `at least ${Math.min(...limits)}`);
    assert.ok((limits.at(-1) ?? 0) > Math.min(...limits), 'it grew back');
  });

  it('waits for throttling together, and says so', async () => {
    world = await makeWorld(6 * MiB);
    world.spoil(serviceFaults.throttling, { times: 2 });
    const { sent } = await world.send({ onState, random: () => 0.99 });
    assert.equal(sent.length, 6);
    const phases = states.map(({ phase }) => phase);
    assert.ok(phases.includes('throttled'));
    assert.equal(phases.at(-1), 'sending');
  });

  it('has no more parts in memory than fit, and reads the others as they are sent', async () => {
    world = await makeWorld(21 * MiB + 5, { partSize: 2 * MiB });
    const held = world.spoil({ kind: 'hold' }, { times: 4 });
    const sending = world.send({ memory: new PartMemory(5 * MiB), onState });
    await until(() => world.came.length === 4);
    held.release();
    await sending;
    assert.equal(Math.max(...states.map(({ memory }) => memory)), 4 * MiB);
    assert.deepEqual(world.stored(), wanted(world));
  });

  it('shares the memory with other transfers, and gives it back', async () => {
    world = await makeWorld(6 * MiB);
    const memory = new PartMemory(3 * MiB);
    const held = world.spoil({ kind: 'hold' }, { times: 8 });
    const others: SendState[] = [];
    const both = [
      world.send({ memory, onState }),
      world.send({ memory, onState: (state) => others.push(state) }),
    ];
    await until(() => world.came.length === 8);
    const last = (all: readonly SendState[]) => all.at(-1)?.memory ?? 0;
    assert.equal(last(states) + last(others), 3 * MiB);
    held.release();
    await Promise.all(both);
    assert.equal(memory.take(3 * MiB), true);
    assert.equal(memory.take(1), false);
  });

  it('begins no part while it is paused, and ends those that have begun', async () => {
    world = await makeWorld(7 * MiB);
    const pause = new PauseControl();
    const held = world.spoil({ kind: 'hold' }, { times: 2 });
    const sending = world.send({ concurrency: 2, pause, onState });
    await until(() => world.came.length === 2);
    pause.pause();
    assert.equal(states.at(-1)?.phase, 'pausing');
    held.release();
    await until(() => states.at(-1)?.phase === 'paused');
    assert.deepEqual([world.came.length, world.stored().length], [2, 2]);
    pause.resume();
    assert.equal((await sending).sent.length, 7);
    assert.equal(states.at(-1)?.phase, 'sending');
  });

  it('may begin with a pause, and end in it', async () => {
    world = await makeWorld(3 * MiB);
    const pause = new PauseControl();
    const abort = new AbortController();
    pause.pause();
    const sending = world.send({ pause, onState, signal: abort.signal });
    await until(() => states.at(-1)?.phase === 'paused');
    abort.abort();
    const { left, stopped } = await sending;
    assert.deepEqual([left.length, stopped?.kind, world.came.length], [3, 'cancelled', 0]);
  });

  for (const memory of [256 * MiB, 0]) {
    it(`ends at once when it is cancelled (from ${memory === 0 ? 'the disk' : 'memory'})`, async () => {
      world = await makeWorld(9 * MiB);
      const before = countSockets();
      const held = world.spoil({ kind: 'hold' }, { after: 2, times: 9 });
      const abort = new AbortController();
      let acknowledged = 0;
      const onPart = () => void acknowledged++;
      const sending = world.send({ memory: new PartMemory(memory), signal: abort.signal, onPart });
      await until(() => world.came.length === 6 && acknowledged === 2);
      abort.abort();
      const { sent, left, stopped } = await sending;
      assert.deepEqual([sent.length, left.length, stopped?.kind], [2, 7, 'cancelled']);
      assert.ok(left.every(({ error }) => error.kind === 'cancelled'));
      assertNothingLeft(world.pool, world.path);
      held.release();
      world.port.dispose();
      await until(() => countSockets() === before);
    });
  }

  it('ends at once in the middle of a wait for the rate, which may be lifted meanwhile', async () => {
    world = await makeWorld(5 * MiB);
    const limiter = new RateLimiter(1);
    const abort = new AbortController();
    const sending = world.send({ limiter, signal: abort.signal });
    await until(() => world.came.length > 0);
    abort.abort();
    assert.equal((await sending).stopped?.kind, 'cancelled');
    const again = world.send({ limiter, onState });
    await until(() => states.some(({ inFlight }) => inFlight === 4));
    limiter.setRate(0);
    assert.equal((await again).sent.length, 5);
    assertNothingLeft(world.pool, world.path);
  });

  it('has nothing to do for no parts, or when it is cancelled before it begins', async () => {
    world = await makeWorld(2 * MiB);
    assert.deepEqual(await world.send({}, []), { sent: [], left: [] });
    const { sent, left, stopped } = await world.send({ signal: AbortSignal.abort() });
    assert.deepEqual([sent.length, left.length, stopped?.kind], [0, 2, 'cancelled']);
    assert.equal(world.came.length, 0);
  });

  it('cannot begin with threads that have ended', async () => {
    world = await makeWorld(MiB);
    const pool = newPool(1);
    await pool.dispose();
    await assert.rejects(world.send({ pool }), { kind: 'cancelled' });
  });
});

function countSockets(): number {
  return process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap').length;
}
