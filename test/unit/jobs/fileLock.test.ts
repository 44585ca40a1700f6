import assert from 'node:assert/strict';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { whileLocked } from '../../../src/jobs/journal/fileLock.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';

describe('the lock of a mark', () => {
  const folder = makeTempFolder();
  const path = join(folder, '.mark.lock');
  const guard = `${path}.stale`;
  const ages = (age: number, ...paths: string[]) => {
    const then = new Date(Date.now() - age);
    for (const each of paths) {
      writeFileSync(each, '');
      utimesSync(each, then, then);
    }
  };

  it('is had by one at a time, and is gone when that has ended or failed', async () => {
    const inside = await whileLocked(path, async () => {
      assert.equal(await whileLocked(path, async () => 'second'), undefined);
      return 'first';
    });
    assert.equal(inside, 'first');
    const failing = async () => Promise.reject(new Error('failed'));
    await assert.rejects(whileLocked(path, failing), /failed/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is had by one at a time where processes that have ended left theirs', async () => {
    for (let round = 0; round < 60; round++) {
      // Every other time one of them ended while it removed the one of another.
      ages(60_000, path, ...(round % 2 ? [guard] : []));
      let [inside, most, had] = [0, 0, 0];
      const work = async () => {
        most = Math.max(most, ++inside);
        had++;
        // Others go on meanwhile.
        for (let turn = 0; turn < 5; turn++) await stat(folder);
        inside--;
      };
      await Promise.all(Array.from({ length: 8 }, () => whileLocked(path, work)));
      assert.equal(most, 1, `round ${round}: ${most} at once`);
      assert.ok(had > 0);
      assert.deepEqual(readdirSync(folder), []);
    }
  });

  it('is not taken over while another process does so', async () => {
    ages(60_000, path);
    ages(0, guard);
    assert.equal(await whileLocked(path, async () => 'taken'), undefined);
    assert.ok(existsSync(path));
    ages(60_000, guard);
    assert.equal(await whileLocked(path, async () => 'taken'), 'taken');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('stays where it may have been taken over from a process that took too long', async () => {
    const { now } = Date;
    try {
      await whileLocked(path, async () => {
        Date.now = () => now() + 60_000;
        assert.equal(await whileLocked(path, async () => 'taken over'), 'taken over');
        ages(0, path);
      });
    } finally {
      Date.now = now;
    }
    assert.ok(existsSync(path), 'it is that of another one');
  });
});
