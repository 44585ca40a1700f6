/** Texts of Sign In. */
export const signInTexts = {
  title: 'Sign In',
  hasNoSignIn: (connection: string) =>
    `There is nothing to sign in to: ${connection} does not use a sign-in.`,
  terminal: 'AWS sign-in',
  noCli: (command: string) => `The AWS CLI was not found. To sign in, run: ${command}`,
  copyCommand: 'Copy Command',
  /** What was copied. */
  command: 'command',
};
