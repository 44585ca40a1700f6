import assert from 'node:assert/strict';
import { errorKinds } from '../../src/core/errorKinds.ts';
import { GlacierError } from '../../src/core/errors.ts';

/**
 * That this is an error of a known kind, whose message says something to people in at most so many characters.
 * @throws AssertionError for any other
 */
export function assertForPeople(error: unknown, longest = 1000): void {
  assert.ok(error instanceof GlacierError && error.kind in errorKinds, String(error));
  assert.notEqual(error.kind, 'unknown', error.message);
  assert.ok(error.message.length > 0 && error.message.length <= longest, error.message);
  assert.doesNotMatch(error.message, /Cannot|undefined|Deserialization|not a function|Unexpected|stack size/);
}
