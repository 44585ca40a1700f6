import assert from 'node:assert/strict';
import { lengthOf } from '../../../src/core/byteRange.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { nextRound } from '../../../src/core/transfer/nextRound.ts';
import type { Injection } from '../../../src/emulator/faults/faults.ts';
import { serviceFaults } from '../../../src/emulator/faults/serviceFaults.ts';
import { PauseControl } from '../../../src/jobs/pacing/pauseControl.ts';
import type { Held } from '../../../src/jobs/transfer/sendRounds.ts';
import { assertNothingLeft } from '../../unit/jobs/files.ts';
import { makeWorld, until, wanted, type World } from './world.ts';

/*
 * A transfer that lasts longer than a sign-in, and than the patience with a single part.
 */

/** As the product has it, but waits in milliseconds for minutes. */
const quick: typeof nextRound = (...round) => {
  const next = nextRound(...round);
  return next.kind === 'after' ? { ...next, milliseconds: next.milliseconds / 60_000 } : next;
};

describe('sending parts in rounds', function () {
  this.timeout(60_000);
  let world: World;
  let holds: (string | undefined)[] = [];
  const onHold = (held: Held | undefined) => holds.push(held?.reason.kind);
  beforeEach(() => (holds = []));
  afterEach(() => world.end());

  it('waits while the credentials have expired, and then sends what is left and nothing else', async () => {
    world = await makeWorld(9 * MiB + 7);
    const pause = new PauseControl();
    let expired = true;
    spoilFrom(3, () => expired, serviceFaults.expiredToken);
    const sent: number[] = [];
    const sending = world.sendRounds({
      concurrency: 1,
      pause,
      onHold,
      onPart: ({ range }) => void sent.push(range.start / MiB),
      onProgress: (bytes, total) =>
        assert.ok(bytes >= sentBytes(sent) && bytes <= total && total === 9 * MiB + 7),
    });
    await until(() => holds.length === 1);
    assert.deepEqual([holds, sent, pause.paused], [['expired'], [0, 1, 2], true]);
    const came = world.came.length;
    expired = false;
    pause.resume();
    const result = await sending;
    assert.deepEqual([result.left, result.stopped, holds], [[], undefined, ['expired', undefined]]);
    assert.deepEqual(sent, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal(world.came.length, came + 7, 'nothing came again');
    assert.deepEqual(world.stored(), wanted(world));
    assertNothingLeft(world.pool, world.path);
  });

  it('waits again where the credentials are still of no use', async () => {
    world = await makeWorld(3 * MiB);
    const pause = new PauseControl();
    let expired = true;
    spoilFrom(1, () => expired, serviceFaults.expiredToken);
    const sending = world.sendRounds({ pause, onHold, concurrency: 1 });
    await until(() => holds.length === 1);
    pause.resume();
    await until(() => holds.length === 3);
    assert.deepEqual(holds, ['expired', undefined, 'expired']);
    expired = false;
    pause.resume();
    assert.equal((await sending).sent.length, 3);
  });

  it('ends in such a wait when it is cancelled, with what it was sent so far', async () => {
    world = await makeWorld(4 * MiB);
    const abort = new AbortController();
    spoilFrom(2, () => true, serviceFaults.expiredToken);
    const sending = world.sendRounds({ onHold, concurrency: 1, signal: abort.signal });
    await until(() => holds.length === 1);
    abort.abort();
    const { sent, left, stopped } = await sending;
    assert.deepEqual([sent.length, left.length, stopped?.kind], [2, 2, 'cancelled']);
    assert.deepEqual(holds, ['expired', undefined]);
    assertNothingLeft(world.pool, world.path);
  });

  it('goes on by itself after an outage in which every part has had its tries', async () => {
    world = await makeWorld(6 * MiB);
    let away = true;
    spoilFrom(2, () => away, { kind: 'drop' });
    const sending = world.sendRounds({
      next: quick,
      onHold: (held) => {
        onHold(held);
        away = holds.filter((kind) => kind !== undefined).length < 3;
      },
    });
    const { sent, left, stopped } = await sending;
    assert.deepEqual([sent.length, left.length, stopped], [6, 0, undefined]);
    assert.deepEqual(holds, ['network', undefined, 'network', undefined, 'network', undefined]);
    assert.deepEqual(world.stored(), wanted(world));
  });

  it('ends after an outage that does not, and sends a part again that could not be sent before', async () => {
    world = await makeWorld(5 * MiB);
    spoilFrom(2, () => true, { kind: 'drop' });
    const { sent, left, stopped } = await world.sendRounds({ next: quick, onHold });
    assert.deepEqual([sent.length, left.length, stopped], [2, 3, undefined]);
    assert.equal(holds.length, 12);
    // A round after that which sent something, one after each of six waits, ten tries of each part in all of them.
    assert.equal(world.came.length, 2 + 3 * 10 * 8);
  });

  it('does not go on by itself where somebody has paused it meanwhile', async () => {
    world = await makeWorld(3 * MiB);
    const pause = new PauseControl();
    let away = true;
    spoilFrom(0, () => away, { kind: 'drop' });
    const paused: (Held | undefined)[] = [];
    const sending = world.sendRounds({
      pause,
      next: quick,
      onRetry: () => pause.pause(),
      onHold: (held) => {
        onHold(held);
        if (held) paused.push(held);
      },
    });
    await until(() => holds.length === 1);
    assert.ok(pause.paused);
    away = false;
    pause.resume();
    assert.equal((await sending).sent.length, 3);
    assert.deepEqual(
      paused.map((held) => [held?.paused, held?.milliseconds]),
      [[true, undefined]],
    );
  });

  it('has all of its waits left where somebody goes on before one has passed', async () => {
    world = await makeWorld(MiB);
    const pause = new PauseControl();
    spoilFrom(0, () => true, { kind: 'drop' });
    const waits: number[] = [];
    const { stopped, left } = await world.sendRounds({
      pause,
      next: (_round, passed) => {
        waits.push(passed);
        return waits.length < 4 ? { kind: 'after', milliseconds: 60_000 } : { kind: 'over' };
      },
      onHold: (held) => void (held && setImmediate(() => pause.resume())),
    });
    assert.deepEqual([waits, left.length, stopped], [[0, 0, 0, 0], 1, undefined]);
  });

  /** Spoils requests for parts while it is so, but for the first ones. */
  function spoilFrom(after: number, isSo: () => boolean, fault: Injection['fault']): void {
    let count = 0;
    world.spoil(fault, { times: Number.POSITIVE_INFINITY, match: () => ++count > after && isSo() });
  }

  function sentBytes(parts: readonly number[]): number {
    const all = parts.map((index) => world.ranges[index]);
    return all.reduce((sum, range) => sum + (range ? lengthOf(range) : 0), 0);
  }
});
