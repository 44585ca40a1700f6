/** Milliseconds without a new part after which the service may let go of an upload (guide: "Initiate Multipart Upload"). */
const idleLimit = 24 * 3_600_000;

/**
 * Whole hours, rounded up, until an upload may expire if nothing has come since it was created; 0 when that time is
 * over. The service does not say when its last part came, so an upload that still gets parts lives longer.
 */
export function hoursUntilExpiry(created: number, now: number): number {
  return Math.max(0, Math.ceil((created + idleLimit - now) / 3_600_000));
}
