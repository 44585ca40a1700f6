import type { MultipartUpload } from '../model.ts';
import type { Pager } from './pager.ts';

/**
 * The uploads of a vault, the newest first once all are listed. The service lists them in no order, so before that
 * those on the next page could be newer.
 */
export function newestFirst({
  pages,
  done,
}: Pick<Pager<MultipartUpload>, 'pages' | 'done'>): readonly MultipartUpload[] {
  const uploads = pages.flat();
  return done ? uploads.sort((a, b) => b.created.getTime() - a.created.getTime()) : uploads;
}
