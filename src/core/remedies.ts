/**
 * What a person can do about an error with one click, each a command of the same name. `title` is written on buttons.
 */
export const remedies = {
  addConnection: { title: 'Add Connection…' },
  copyPolicy: { title: 'Copy IAM Policy' },
  editConnection: { title: 'Edit Connection…' },
  openAwsConfig: { title: 'Open File' },
  openSettings: { title: 'Open Settings' },
  retry: { title: 'Reconnect' },
  retryRequest: { title: 'Retry' },
  selectRegion: { title: 'Select Region…' },
  showLog: { title: 'Show Log' },
  signIn: { title: 'Sign In' },
  trustEndpoint: { title: 'Allow…' },
} as const;

export type Remedy = keyof typeof remedies;
