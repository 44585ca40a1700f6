import assert from 'node:assert/strict';
import type { ConnectionSpec } from '../../../src/core/aws/connectionSpec.ts';
import { movesOf } from '../../../src/explorer/order.ts';
import type { Session } from '../../../src/store/session.ts';

describe('the moves of connections', () => {
  const sessionOf = (spec: ConnectionSpec) => ({ spec }) as Session;
  const aws = (profile: string) => sessionOf({ kind: 'aws', profile });
  const others = [sessionOf({ kind: 'refused', reasons: ['x'] }), sessionOf({ kind: 'sample' })];
  const movesIn = (all: readonly Session[]) => all.map((session) => movesOf(session, all).join('+'));

  it('lead to a place before or after another connection to AWS', () => {
    assert.deepEqual(movesIn([aws('one'), aws('two'), aws('three'), ...others]), [
      'down',
      'up+down',
      'up',
      '',
      '',
    ]);
  });

  it('are none where there is one beside others that have no order', () => {
    assert.deepEqual(movesIn([aws('one'), ...others]), ['', '', '']);
  });
});
