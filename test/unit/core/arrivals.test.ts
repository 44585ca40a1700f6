import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { addTotals, arrivalRate, noArrivals } from '../../../src/core/uploads/arrivals.ts';

describe('what comes of an upload that is watched', () => {
  /** Looks every 30 s at an upload that gets a part of 16 MiB every `every` seconds. */
  const watched = (every: number, looks: number) => {
    let arrivals = noArrivals;
    for (let look = 0; look <= looks; look++) {
      const parts = Math.floor((look * 30) / every);
      arrivals = addTotals(arrivals, { at: look * 30_000, parts, bytes: parts * 16 * MiB });
    }
    return arrivals;
  };

  it('has its true rate within a tenth after a few looks', () => {
    for (const every of [0.7, 3, 7, 11]) {
      const rate = arrivalRate(watched(every, 8));
      const parts = 60 / every;
      assert.ok(rate && Math.abs(rate.parts / parts - 1) < 0.1, `${every} s: ${rate?.parts} of ${parts}`);
      assert.ok(Math.abs(rate.bytes / (parts * 16 * MiB) - 1) < 0.1);
    }
  });

  it('has none before the second look, and forgets what was ten minutes ago', () => {
    assert.equal(arrivalRate(watched(3, 0)), undefined);
    let arrivals = watched(3, 10);
    for (let look = 11; look <= 40; look++)
      arrivals = addTotals(arrivals, { at: look * 30_000, parts: 100, bytes: 0 });
    assert.deepEqual(arrivalRate(arrivals), { parts: 0, bytes: 0 });
    assert.equal(arrivals.lastArrival, 300_000);
    assert.ok(arrivals.samples.length <= 21);
  });

  it('has a last part only once one came', () => {
    assert.equal(watched(3, 0).lastArrival, undefined);
    assert.equal(watched(3, 1).lastArrival, 30_000);
  });
});
