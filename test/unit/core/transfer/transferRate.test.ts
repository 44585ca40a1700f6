import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MiB } from '../../../../src/core/text/bytes.ts';
import {
  addSample,
  bytesPerSecond,
  noRate,
  secondsLeft,
  type TransferRate,
} from '../../../../src/core/transfer/transferRate.ts';

describe('the rate of a transfer', () => {
  it('is not known at first', () => {
    assert.equal(bytesPerSecond(noRate), undefined);
    assert.equal(bytesPerSecond(steady(1, MiB)), undefined);
    assert.equal(secondsLeft(steady(1, MiB), 10 * MiB), undefined);
  });

  it('is that of the last 20 seconds', () => {
    assert.equal(bytesPerSecond(steady(10, MiB)), MiB);
    assert.equal(bytesPerSecond(steady(60, 2 * MiB, steady(60, MiB))), 2 * MiB);
    assert.equal(secondsLeft(steady(10, MiB), 100 * MiB), 90);
  });

  it('begins anew after a sleep, of which it takes no account', () => {
    const before = steady(30, MiB);
    const awake = addSample(before, 9 * 3_600_000, 30 * MiB);
    assert.equal(bytesPerSecond(awake), undefined);
    assert.equal(bytesPerSecond(steady(5, MiB, awake)), MiB);
  });

  it('takes no account of a stall: while it lasts the time left is not known, and then is as before', () => {
    const stuck = steady(30, 0, steady(30, MiB));
    assert.ok(!bytesPerSecond(stuck));
    assert.equal(secondsLeft(stuck, 100 * MiB), undefined);
    assert.equal(bytesPerSecond(steady(8, MiB, stuck)), MiB);
  });

  it('is never below zero, though bytes may have to be sent again', () => {
    const back = addSample(steady(10, MiB), 11_000, 0);
    assert.equal(bytesPerSecond(back), 0);
  });

  it('has no time left when all is sent', () => {
    assert.equal(secondsLeft(addSample(noRate, 0, 5), 5), 0);
    assert.equal(secondsLeft(noRate, 0), 0);
  });

  it('remembers no more than it needs, and tells a rate between the lowest and the highest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(MiB), { minLength: 3, maxLength: 60 }), (rates) => {
        const rate = rates.reduce((each, bytes) => steady(1, bytes, each), steady(0, 0));
        assert.ok(rate.samples.length <= 22);
        const measured = bytesPerSecond(rate) ?? Number.NaN;
        assert.ok(measured >= Math.min(...rates) - 1 && measured <= Math.max(...rates) + 1);
      }),
    );
  });
});

/** Goes on for `seconds` at a rate in bytes a second, a sample a second. */
function steady(seconds: number, rate: number, before: TransferRate = addSample(noRate, 0, 0)) {
  const last = before.samples.at(-1) ?? { at: 0, sent: 0 };
  let next = before;
  for (let second = 1; second <= seconds; second++)
    next = addSample(next, last.at + second * 1000, last.sent + second * rate);
  return next;
}
