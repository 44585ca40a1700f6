import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** A file in `folder` for an upload: ids of uploads are longer than a file name may be. */
export function fileOfUpload(folder: string, uploadKey: string): string {
  return join(folder, `${createHash('sha256').update(uploadKey).digest('hex')}.json`);
}
