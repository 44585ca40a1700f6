/** Why a request of a page has failed, where the extension has not said it. */
export const requestTexts = {
  noAnswer: 'The extension is not responding.',
  closed: 'The panel was closed.',
} as const;
/** What a screen reader is told of a table, besides what is on screen. */
export const announcementTexts = {
  filterCleared: 'Filter cleared',
  nothingSelected: 'Nothing selected',
  notSorted: 'Not sorted',
  sortedBy: (column: string, descending: boolean) =>
    `Sorted by ${column.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}, ${descending ? 'descending' : 'ascending'}`,
};

/** Of the field that filters a table. `modifier` is that of shortcuts, as the system's menus write it. */
export const filterTexts = {
  modifier: { mac: '⌘', others: 'Ctrl+' },
  label: 'Filter',
  placeholder: (modifier: string) => `Filter (${modifier}F)`,
};
