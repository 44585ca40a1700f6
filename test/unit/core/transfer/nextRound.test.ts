import assert from 'node:assert/strict';
import { type ErrorKind, errorKinds } from '../../../../src/core/errorKinds.ts';
import { nextRound } from '../../../../src/core/transfer/nextRound.ts';

describe('a round of sending that has ended', () => {
  it('is the last one where nothing is left', () => {
    assert.deepEqual(nextRound({ sent: 4, left: [] }, 0), { kind: 'over' });
  });

  it('is followed by another one as long as something gets through', () => {
    assert.deepEqual(nextRound({ sent: 1, left: ['service', 'network'] }, 3), { kind: 'again' });
  });

  it('is followed by longer and longer waits for what passes, an hour in all', () => {
    const waits = [0, 1, 2, 3, 4, 5].map((wait) =>
      nextRound({ sent: 0, left: ['timeout', 'network'] }, wait),
    );
    const milliseconds = waits.map((wait) => (wait.kind === 'after' ? wait.milliseconds : 0));
    assert.deepEqual(
      milliseconds.map((each) => each / 60_000),
      [1, 2, 4, 8, 15, 30],
    );
    for (const kind of ['network', 'proxy', 'service', 'throttled', 'timeout'] as const) {
      assert.deepEqual(
        nextRound({ sent: 0, left: [kind] }, 0),
        { kind: 'after', milliseconds: 60_000 },
        kind,
      );
      assert.deepEqual(nextRound({ sent: 0, left: [kind] }, 6), { kind: 'over' }, kind);
    }
  });

  it('waits for what files or a sign-in mend, however much was sent, and ends for anything else', () => {
    for (const stopped of Object.keys(errorKinds) as ErrorKind[]) {
      const kind = errorKinds[stopped].mendedByFiles ? 'untilMended' : 'over';
      assert.deepEqual(nextRound({ sent: 9, left: [stopped], stopped }, 0), { kind }, stopped);
    }
    const waits = ['expired', 'signIn', 'mfa', 'credentials', 'signature', 'certificate'] as const;
    assert.ok(waits.every((kind) => errorKinds[kind].mendedByFiles));
    const ends = ['cancelled', 'notFound', 'file', 'fileChanged', 'accessDenied', 'readOnly'] as const;
    assert.ok(ends.every((kind) => !errorKinds[kind].mendedByFiles));
  });
});
