/** Texts of every pick, whatever is picked. */
export const pickTexts = {
  cannotBeShown: 'cannot be shown',
  couldNotLoad: 'could not load',
  retry: 'Retry',
  loadMore: 'Load more…',
  loaded: (count: number) => `${count} loaded`,
  stop: 'Stop',
  goOn: 'Go On',
  refresh: 'Refresh',
};
