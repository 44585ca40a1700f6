/**
 * What a person can do about an error with one click, each a command of the same name. `title` is written on buttons;
 * `verb` follows "Select to" in a row of the tree.
 */
export const remedies = {
  addConnection: { title: 'Add Connection…', verb: 'add a connection' },
  copyPolicy: { title: 'Copy Minimal Policy', verb: 'copy a policy' },
  openAwsConfig: { title: 'Open File', verb: 'open the file' },
  openSettings: { title: 'Open Settings', verb: 'open the settings' },
  retry: { title: 'Retry', verb: 'retry' },
  selectRegion: { title: 'Select Region…', verb: 'select the region' },
  showLog: { title: 'Show Log', verb: 'show the log' },
  signIn: { title: 'Sign In', verb: 'sign in' },
  trustEndpoint: { title: 'Decide…', verb: 'decide' },
} as const;

export type Remedy = keyof typeof remedies;
