import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ErrorKind, errorKinds } from '../../../../src/core/errorKinds.ts';
import { backoffDelay, standardBackoff } from '../../../../src/core/transfer/backoff.ts';
import {
  afterSuccess,
  afterTimeout,
  type InFlight,
  startInFlight,
} from '../../../../src/core/transfer/inFlight.ts';
import {
  type AfterFailure,
  afterFailure,
  afterGivingUp,
  mostTries,
} from '../../../../src/core/transfer/retryRules.ts';

describe('a part that failed', () => {
  const outcomes: [AfterFailure, tries: number, ErrorKind[]][] = [
    ['leave', 10, ['timeout', 'throttled', 'service', 'network', 'proxy']],
    ['finish', 2, ['badResponse', 'clockSkew', 'hashMismatch', 'invalid', 'signature', 'unknown']],
    ['finish', 1, ['expired', 'signIn', 'mfa', 'credentials', 'accessDenied', 'certificate']],
    ['stop', 1, ['notFound', 'readOnly', 'file', 'fileChanged', 'cancelled']],
  ];
  for (const [outcome, tries, kinds] of outcomes) {
    it(`${tries === 1 ? 'once' : `${tries} times`} leads to “${outcome}” for ${kinds.join(', ')}`, () => {
      for (const kind of kinds) {
        for (let before = 1; before < tries; before++) assert.equal(after(kind, before), 'retry', kind);
        assert.equal(after(kind, tries), outcome, kind);
        assert.equal(afterGivingUp(kind), outcome, kind);
      }
    });
  }

  it('is sent ten times at most, whatever happens', () => {
    for (const kind of Object.keys(errorKinds) as ErrorKind[])
      assert.notEqual(after(kind, mostTries), 'retry', kind);
    const mixed: ErrorKind[] = Array.from({ length: mostTries - 1 }, () => 'network');
    assert.equal(afterFailure(mixed), 'retry');
    assert.equal(afterFailure([...mixed, 'timeout']), 'leave');
  });

  it('has its second try for an odd failure after others, too', () => {
    assert.equal(afterFailure(['network', 'timeout', 'signature']), 'retry');
    assert.equal(afterFailure(['signature', 'network', 'signature']), 'finish');
  });

  it('waits for anything up to a limit that doubles up to a limit', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoffDelay(standardBackoff, failures, () => 1));
    assert.deepEqual(longest, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    assert.equal(
      backoffDelay(standardBackoff, 3, () => 0),
      0,
    );
    assert.equal(
      backoffDelay(standardBackoff, 3, () => 0.25),
      1000,
    );
  });
});

function after(kind: ErrorKind, failures: number): AfterFailure {
  return afterFailure(Array.from({ length: failures }, () => kind));
}

describe('parts in flight', () => {
  it('are halved by a timeout, and not once more by parts that set out before', () => {
    let state = startInFlight(16);
    for (let part = 0; part < 5; part++) state = afterTimeout(state, 0);
    assert.equal(state.limit, 8);
    state = afterTimeout(state, 1);
    assert.equal(state.limit, 4);
  });

  it('grow back by one after every five that got through', () => {
    let state = afterTimeout(startInFlight(4), 0);
    const limits = Array.from({ length: 12 }, () => (state = afterSuccess(state)).limit);
    assert.deepEqual(limits, [2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4]);
  });

  it('are at least one and at most what was asked for, which is 1 to 16', () => {
    assert.deepEqual(
      [-1, 0, 1, 4.7, 16, 99].map((most) => startInFlight(most).limit),
      [1, 1, 1, 4, 16, 16],
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.array(fc.boolean()), (most, outcomes) => {
        const states = outcomes.reduce<InFlight[]>(
          ([state = startInFlight(most), ...before], good) => [
            good ? afterSuccess(state) : afterTimeout(state, state.lowered),
            state,
            ...before,
          ],
          [],
        );
        for (const { limit } of states) assert.ok(limit >= 1 && limit <= most);
      }),
    );
  });
});
