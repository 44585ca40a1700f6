/** Texts of Show Unfinished Uploads and its panel. */
export const unfinishedTexts = {
  noConnection: 'There is no connection to look through.',
  connectionGone: 'Its connection is no longer there.',
  revealing: (upload: string) => `Looking for ${upload} in the view`,
  notListed: (upload: string) => `${upload} is no longer among the uploads of its vault.`,
};
