import assert from 'node:assert/strict';
import { severityOf } from '../../../src/core/verification/severity.ts';

describe('the severity of a part', () => {
  it('is decided by its result, then by its listing', () => {
    const states = [undefined, 'verified', 'uploaded', 'short', 'mismatched'] as const;
    assert.deepEqual(
      states.map((state) => [severityOf(state, false), severityOf(state, true)].join()),
      ['unknown,warning', 'good,warning', 'warning,warning', 'warning,warning', 'error,error'],
    );
  });
});
