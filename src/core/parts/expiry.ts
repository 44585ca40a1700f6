import { idleHours } from '../serviceLimits.ts';

const hour = 3_600_000;

/**
 * Whole hours, rounded up, until an upload may expire if nothing has come since it was created; 0 when that time is
 * over. The service does not say when its last part came, so an upload that still gets parts lives longer.
 */
export function hoursUntilExpiry(created: number, now: number): number {
  return Math.max(0, Math.ceil((created - now) / hour) + idleHours);
}
