import { mock } from 'node:test';

/** In the tests of this `describe`, `setTimeout` goes by `mock.timers.tick` and not by the clock. */
export function useMockTimers(): void {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());
}
