import { uploadLabel } from '../../../core/description/uploadLabel.ts';
import type { UploadRow } from '../../protocol/messages.ts';

/** Names take some reading of descriptions, and are compared a hundred thousand times to sort ten thousand rows. */
const known = new WeakMap<UploadRow, string>();

/** An upload as it is called on screen. */
export function nameOf(row: UploadRow): string {
  const before = known.get(row);
  if (before !== undefined) return before;
  const { name } = uploadLabel({ id: row.uploadId, description: row.description });
  known.set(row, name);
  return name;
}
