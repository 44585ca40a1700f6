import { formatCount } from '../../../core/text/bytes.ts';

/** Texts of loading, and of how much of the upload is loaded, found and selected. */
export const loadingTexts = {
  toolbar: 'Loading',
  progress: 'Loading parts',
  loadAll: 'Load All',
  loadMore: 'Load More',
  cancel: 'Cancel',
  /** Around the element of the time. */
  asOf: <Piece>(time: Piece, hasSent: boolean) => ['As of ', time, hasSent ? ', with parts sent since' : ''],
  refresh: 'Refresh',
  loading: 'Loading parts…',
  loadingAll: (parts: number) => `${formatCount(parts)} loaded…`,
  loadingMore: (parts: number) => `${formatCount(parts)} loaded, loading…`,
  nothingLoaded: 'Nothing loaded',
  /** Of an upload that is gone: nothing more is available. */
  loaded: (parts: number) => `${formatCount(parts)} loaded`,
  moreAvailable: (parts: number) => `${formatCount(parts)} loaded, more available`,
  noParts: 'No parts yet',
  allLoaded: (parts: number) => `${formatCount(parts)} ${parts === 1 ? 'part' : 'parts'}, all loaded`,
  /** Rows, as gaps are found, too. */
  foundIn: (rows: number, parts: number, all: boolean) =>
    `${rows === 0 ? 'nothing' : countRows(rows)} found in ${countParts(parts, all)}`,
  sorting: (parts: number) => `sorting ${countParts(parts, false)}`,
  selected: (rows: number) => `${countRows(rows)} selected`,
  selectedAndHidden: (rows: number, hidden: number) =>
    `${countRows(rows)} selected (${formatCount(hidden)} hidden)`,
};

function countRows(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function countParts(count: number, all: boolean): string {
  return `${formatCount(count)} ${all ? '' : 'loaded '}${count === 1 ? 'part' : 'parts'}`;
}
