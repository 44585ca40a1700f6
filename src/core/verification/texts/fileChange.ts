/** What has happened to a file, to follow its name. Read at activation. */
export const fileChangeTexts = {
  replaced: 'was replaced by another file',
  grew: 'grew',
  truncated: 'was truncated',
  modified: 'was modified',
} as const;
