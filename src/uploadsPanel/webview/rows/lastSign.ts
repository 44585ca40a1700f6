import { hoursUntilExpiry } from '../../../core/parts/expiry.ts';
import type { UploadRow } from '../../protocol/messages.ts';

/** When something was last known to come, in milliseconds since 1970: the upload's last part, or itself. */
export function lastSign({ created, activity = 0 }: Pick<UploadRow, 'created' | 'activity'>): number {
  return Math.max(created, activity);
}

/** Hours until the upload may expire, 0 when that time is over; `now` in milliseconds since 1970. */
export function hoursLeft(row: Pick<UploadRow, 'created' | 'activity'>, now: number): number {
  return hoursUntilExpiry(lastSign(row), now);
}
