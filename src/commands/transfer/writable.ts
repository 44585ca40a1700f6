import { GlacierError } from '../../core/errors.ts';
import { readMachineSetting } from '../../ui/settings.ts';

/**
 * Refuses before anything is asked for or confirmed; each request is refused as well.
 * @throws GlacierError `readOnly` in read-only mode
 */
export function assertWritable(action: string): void {
  if (readMachineSetting('readOnly'))
    throw new GlacierError('readOnly', `Read-only mode is on: cannot ${action}.`);
}
