import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { UploadMark } from '../../core/transfer/transferMark.ts';
import type { FoundUpload } from '../pickUpload.ts';

/** The mark of what this window does for an upload; `path` is that of the local file, if there is one. */
export function uploadMark(
  { session, upload }: Pick<FoundUpload, 'session' | 'upload'>,
  step: UploadMark['step'],
  path = '',
): UploadMark {
  const { name } = uploadLabel(upload);
  return { step, sessionId: session.id, name, path, upload };
}
