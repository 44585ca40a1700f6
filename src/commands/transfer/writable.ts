import { GlacierError } from '../../core/errors.ts';
import { readMachineSetting } from '../../ui/settings.ts';
import { type Change, writableTexts as texts } from './texts/writable.ts';

/**
 * Refuses before anything is asked for or confirmed; each request is refused as well.
 * @throws GlacierError `readOnly` in read-only mode
 */
export function assertWritable(change: Change): void {
  if (readMachineSetting('readOnly')) throw new GlacierError('readOnly', texts.refused(change));
}
