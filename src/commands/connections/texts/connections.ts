/** Texts of the commands on a connection, and of what saves one. */
export const connectionTexts = {
  rename: 'Rename Connection',
  remove: 'Remove Connection',
  cannotBeRemoved:
    'This connection comes from your AWS environment, not from the settings, so it cannot be removed.',
  removed: (connection: string) => `Removed the connection ${connection}.`,
  undo: 'Undo',
  moveUp: 'Move Connection Up',
  moveDown: 'Move Connection Down',
  isThereAlready: (connection: string) => `You already have this connection: ${connection}.`,
  notSaved: 'This connection was changed or removed in the meantime, so nothing was saved.',
  noCredentialProcess: 'No credential process is running.',
};

/** Of what would stop a file that is being sent. */
export const interruptTexts = {
  question: (connection: string) =>
    `A file is being sent through the connection ${connection}. Stop sending it?`,
  facts: 'What was sent stays, and can be gone on with through a connection to the same vault.',
  closeSample: 'Close Sample Account',
  save: 'Save Connection',
};
