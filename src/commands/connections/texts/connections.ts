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
