/** Texts that a screen reader is to read after a change, besides those on screen. */
export const announcementTexts = {
  connectionClosed: 'The connection was closed',
  filterCleared: 'Filter cleared',
  nothingSelected: 'Nothing selected',
  notSorted: 'Not sorted',
  sortedBy: (column: string, descending: boolean) =>
    `Sorted by ${column.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}, ${descending ? 'descending' : 'ascending'}`,
};
