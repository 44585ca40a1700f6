import assert from 'node:assert/strict';
import { closeSync, openSync } from 'node:fs';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { HashInput, HashOutcome, StopFlag } from '../../../src/jobs/hashing/hashMessages.ts';
import { defaultThreads } from '../../../src/jobs/hashing/hashPool.ts';
import { HashThread } from '../../../src/jobs/hashing/hashThread.ts';
import { runningThreads } from '../../host/resources.ts';
import { newPool, workerModule, writeSparse } from './files.ts';

/*
 * Which thread gets what. Whether the hashes are right is for the tests of files.
 */

const size = 512 * MiB;
const whole = { start: 0, end: size - 1 };
const linear: HashInput = { kind: 'linear', range: whole };
const both: HashInput = { kind: 'both', range: whole };
const trees: HashInput = { kind: 'trees', ranges: [whole] };
const small: HashInput = { kind: 'trees', ranges: [{ start: 0, end: 9 }] };

describe('hashing threads', () => {
  let fd: number;

  before(() => {
    fd = openSync(writeSparse('threads', size), 'r');
  });
  after(() => closeSync(fd));

  it('are both of two cores, all but one of more, and eight at most', () => {
    const cores = [1, 2, 3, 4, 8, 9, 10, 64];
    assert.deepEqual(cores.map(defaultThreads), [1, 2, 2, 3, 7, 8, 8, 8]);
    assert.equal(newPool(0).threads, 1, 'at least one');
  });

  it('take two tasks at a time, but a linear one alone, and none once they have ended', async () => {
    const stop = newStop();
    const thread = new HashThread(
      workerModule,
      () => {},
      () => {},
    );
    const takes = () => [trees, linear, both].map((input) => thread.canTake({ id: 0, fd, stop, input }));
    const give = (id: number, input: HashInput) =>
      new Promise<HashOutcome>((settle) => {
        thread.give({ task: { id, fd, stop, input }, onProgress: () => {}, settle });
      });
    assert.deepEqual(takes(), [true, true, true]);
    const first = give(1, trees);
    assert.deepEqual(takes(), [true, false, false]);
    const second = give(2, trees);
    assert.deepEqual(takes(), [false, false, false]);
    Atomics.store(stop, 0, 1);
    assert.deepEqual(await Promise.all([first, second]), [{ kind: 'stopped' }, { kind: 'stopped' }]);
    Atomics.store(stop, 0, 0);
    for (const input of [linear, both]) {
      Atomics.store(stop, 0, 0);
      const alone = give(3, input);
      assert.deepEqual(takes(), [false, false, false]);
      Atomics.store(stop, 0, 1);
      assert.deepEqual(await alone, { kind: 'stopped' });
    }
    Atomics.store(stop, 0, 0);
    const alone = give(3, linear);
    const ended = thread.end(10_000);
    assert.deepEqual(takes(), [false, false, false], 'not while it ends');
    await ended;
    assert.deepEqual(await alone, { kind: 'stopped' });
    assert.deepEqual(takes(), [false, false, false]);
    assert.equal(runningThreads(), 0);
  });

  it('do what was asked for first, a linear task between others, with a single thread', async () => {
    const pool = newPool(1);
    const release = pool.hold();
    const order: string[] = [];
    const run = async (name: string, input: HashInput) => {
      const { kind } = await pool.run({ fd, stop: newStop(), input }, () => {});
      order.push(`${name} ${kind}`);
    };
    const part: HashInput = { kind: 'linear', range: { start: 0, end: MiB - 1 } };
    await Promise.all([run('one', small), run('linear', part), run('two', small), run('three', small)]);
    assert.deepEqual(order, ['one done', 'linear done', 'two done', 'three done']);
    await release();
  });

  it('report each byte once, while they read and at the end', async () => {
    const pool = newPool(1);
    const release = pool.hold();
    const told: number[] = [];
    await pool.run({ fd, stop: newStop(), input: linear }, (bytes) => told.push(bytes));
    assert.ok(told.length > 1, `told ${told.length} times`);
    assert.equal(
      told.reduce((sum, bytes) => sum + bytes, 0),
      size,
    );
    await release();
  });
});

function newStop(): StopFlag {
  return new Int32Array(new SharedArrayBuffer(4));
}
