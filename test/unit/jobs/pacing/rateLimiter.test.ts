import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import { KiB, MiB } from '../../../../src/core/text/bytes.ts';
import { RateLimiter } from '../../../../src/jobs/pacing/rateLimiter.ts';
import { ThrottleWait } from '../../../../src/jobs/pacing/throttleWait.ts';
import { useMockTimers } from '../../mockTimers.ts';
import { assertFails } from '../files.ts';

const { signal } = new AbortController();
const piece = 64 * KiB;

/** The clock of a test, milliseconds. */
let now = 0;
const clock = () => now;

describe('a rate limiter', () => {
  useMockTimers();
  beforeEach(() => (now = 0));

  it('keeps to its rate, and gives each part the same', async () => {
    const limiter = new RateLimiter(MiB, clock);
    const parts = [0, 0, 0, 0];
    for (const index of parts.keys()) void takeForever(limiter, parts, index);
    await pass(10_000);
    const total = sum(parts);
    assert.ok(Math.abs(total - 10 * MiB) <= piece, `${total} bytes in 10 s`);
    for (const bytes of parts) assert.ok(Math.abs(bytes - total / 4) <= piece, `${bytes} of ${total}`);
  });

  it('never lets through more than its rate and a short burst, whatever the rate was before', async () => {
    const anyRates = fc.array(fc.integer({ min: 50 * KiB, max: 4 * MiB }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyRates, async (rates) => {
        const limiter = new RateLimiter(1, clock);
        const parts = [0, 0];
        for (const index of parts.keys()) void takeForever(limiter, parts, index);
        for (const rate of rates) {
          limiter.setRate(rate);
          const before = sum(parts);
          await pass(2000);
          const bytes = sum(parts) - before;
          assert.ok(bytes <= 2 * rate + rate / 4 + piece, `${bytes} bytes at ${rate}`);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('goes in smaller pieces at low rates, so that nobody waits for long', () => {
    const sizes = [0, 1, 100 * KiB, MiB, 100 * MiB].map((rate) => new RateLimiter(rate, clock).pieceSize);
    assert.deepEqual(sizes, [undefined, KiB, 6400, 64 * KiB, 64 * KiB]);
  });

  it('does not save up for later what was not used', async () => {
    const limiter = new RateLimiter(MiB, clock);
    await pass(60_000);
    const parts = [0];
    void takeForever(limiter, parts, 0);
    await pass(1000);
    assert.ok(sum(parts) <= 1.25 * MiB + piece, `${sum(parts)} bytes`);
  });

  it('does not wait without a rate, also who waits already', async () => {
    const limiter = new RateLimiter(0, clock);
    for (let turn = 0; turn < 100; turn++) await limiter.take(MiB, signal);
    limiter.setRate(1);
    await pass(1);
    const taken = [limiter.take(MiB, signal), limiter.take(MiB, signal), limiter.take(MiB, signal)];
    await pass(1000);
    limiter.setRate(0);
    await Promise.all(taken);
  });

  it('lets nobody wait whose signal aborts, and others take their turn', async () => {
    const limiter = new RateLimiter(MiB, clock);
    await pass(10);
    await limiter.take(MiB, signal);
    const abort = new AbortController();
    const waiting = [limiter.take(piece, abort.signal), limiter.take(piece, abort.signal)];
    const other = limiter.take(piece, signal);
    abort.abort();
    for (const each of waiting) await assertFails(each, 'cancelled', /./);
    await pass(1100);
    await other;
  });
});

describe('a wait for throttling', () => {
  useMockTimers();
  beforeEach(() => (now = 0));

  it('is shared, grows with refusals in a row, and counts those that went out together once', async () => {
    const wait = new ThrottleWait({ first: 1000, longest: 8000 }, () => 1, clock);
    assert.equal(await wait.passed(signal), 0);
    const waits: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const [refusals] = await Promise.all([wait.passed(signal), wait.passed(signal)]);
      wait.refused(refusals);
      wait.refused(refusals);
      const from = now;
      const over = wait.passed(signal).then(() => waits.push(now - from));
      await pass(8000);
      await over;
    }
    assert.deepEqual(waits, [1000, 2000, 4000, 8000]);
    wait.gotThrough();
    assert.equal(await wait.passed(signal), 0);
    assert.equal(wait.waiting, false);
  });

  it('ends when the signal aborts', async () => {
    const wait = new ThrottleWait({ first: 1000, longest: 1000 }, () => 1, clock);
    wait.refused(0);
    const abort = new AbortController();
    const waiting = wait.passed(abort.signal);
    assert.equal(wait.waiting, true);
    abort.abort();
    await assertFails(waiting, 'cancelled', /./);
  });
});

/** Takes pieces one after the other, and counts their bytes. */
async function takeForever(limiter: RateLimiter, counts: number[], index: number): Promise<void> {
  for (;;) {
    await limiter.take(piece, signal);
    counts[index] = (counts[index] ?? 0) + piece;
  }
}

/** Lets that many milliseconds go by, in steps. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 20) {
    now += Math.min(20, milliseconds);
    mock.timers.tick(Math.min(20, milliseconds));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, bytes) => all + bytes, 0);
}
