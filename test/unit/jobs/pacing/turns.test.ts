import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AdaptiveTurns } from '../../../../src/jobs/pacing/adaptiveTurns.ts';
import { PauseControl } from '../../../../src/jobs/pacing/pauseControl.ts';
import { Turns } from '../../../../src/jobs/pacing/turns.ts';
import { assertFails } from '../files.ts';

const { signal } = new AbortController();

describe('turns', () => {
  it('are taken in the order in which they were asked for, never more than are allowed', async () => {
    const actions = fc.array(
      fc.oneof(fc.constantFrom('enter', 'leave', 'abort'), fc.integer({ min: 1, max: 4 })),
    );
    await fc.assert(
      fc.asyncProperty(actions, async (all) => {
        let most = 2;
        const turns = new Turns(most);
        const waiting: { readonly id: number; readonly abort: AbortController }[] = [];
        const within: number[] = [];
        let [id, lastIn] = [0, -1];
        for (const action of all) {
          if (action === 'enter') {
            const mine = { id: id++, abort: new AbortController() };
            waiting.push(mine);
            void turns.enter(mine.abort.signal).then(
              () => {
                waiting.splice(waiting.indexOf(mine), 1);
                assert.ok(mine.id > lastIn, 'overtaken');
                lastIn = mine.id;
                within.push(mine.id);
              },
              () => waiting.splice(waiting.indexOf(mine), 1),
            );
          } else if (action === 'leave') {
            if (within.shift() !== undefined) turns.leave();
          } else if (action === 'abort') waiting.at(-1)?.abort.abort();
          else turns.allow((most = action));
          await settle();
          assert.equal(turns.taken, within.length);
          if (action === 'enter') assert.ok(waiting.length === 0 || within.length >= most, 'left waiting');
        }
        for (; within.length > 0; await settle()) {
          within.shift();
          turns.leave();
        }
        assert.equal(waiting.length, 0, 'left waiting');
      }),
    );
  });

  it('become fewer after a timeout, for those that wait as well', async () => {
    const turns = new AdaptiveTurns(4);
    const before = await Promise.all([1, 2, 3, 4].map(() => turns.enter(signal)));
    const set: number[] = [];
    void turns.enter(signal).then((lowered) => set.push(lowered));
    for (const lowered of before) turns.timedOut(lowered);
    assert.deepEqual(turns.count, { inFlight: 4, limit: 2 });
    turns.leave();
    turns.leave();
    await settle();
    assert.deepEqual(set, [], 'two are still on their way');
    turns.leave();
    await settle();
    assert.deepEqual(set, [1]);
    for (let part = 0; part < 5; part++) turns.gotThrough();
    assert.deepEqual(turns.count, { inFlight: 2, limit: 3 });
  });

  it('are not for whom the signal has aborted', async () => {
    const turns = new Turns(1);
    await assertFails(turns.enter(AbortSignal.abort()), 'cancelled', /./);
    assert.equal(turns.taken, 0);
  });
});

describe('a pause', () => {
  it('holds back until it ends, or the signal aborts', async () => {
    const pause = new PauseControl();
    const abort = new AbortController();
    let told = 0;
    pause.onDidChange(() => told++);
    await pause.passed(signal);
    pause.pause();
    const passed: string[] = [];
    void pause.passed(signal).then(() => passed.push('first'));
    const given = pause.passed(abort.signal);
    abort.abort();
    await assertFails(given, 'cancelled', /./);
    assert.deepEqual(passed, []);
    pause.resume();
    pause.pause();
    await settle();
    assert.deepEqual(passed, [], 'paused again before it could go on');
    pause.resume();
    await settle();
    assert.deepEqual(passed, ['first']);
    assert.equal(told, 4);
  });
});

/** Until everything that could go on has. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
