/** Texts of problems, and of the end of an upload. A pair is what is the matter, and what to know about it. */
export const problemTexts = {
  silent: ['The extension is not responding.', 'It may be busy or stopped.'],
  closed: 'The connection was closed.',
  stillShown: 'Loaded parts are still shown.',
  refreshing: 'Could not refresh the parts.',
  loading: (more: boolean) => `Could not load ${more ? 'more' : 'the'} parts.`,
  retry: 'Retry',
  reconnect: 'Reconnect',
  gone: {
    completed: ['The upload was completed.', 'Its archive is among the completed archives.'],
    aborted: ['The upload was aborted.', 'Its parts are no longer stored.'],
    unknown: [
      'The upload no longer exists.',
      'It was completed, aborted, or removed after 24 hours without activity.',
    ],
  },
} as const;
