/** Why a request of a page has failed, where the extension has not said it. */
export const requestTexts = {
  noAnswer: 'The extension is not responding.',
  closed: 'The panel was closed.',
} as const;
