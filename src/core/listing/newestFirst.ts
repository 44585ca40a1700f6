import type { Pager } from './pager.ts';

/**
 * What a list of uploads has, the newest first once all are listed. The service lists them in no order, so before that
 * those on the next page could be newer.
 */
export function newestFirst<T extends { readonly created: Date }>({
  pages,
  done,
}: Pick<Pager<T>, 'pages' | 'done'>): readonly T[] {
  const uploads = pages.flat();
  return done ? uploads.sort((a, b) => b.created.getTime() - a.created.getTime()) : uploads;
}
