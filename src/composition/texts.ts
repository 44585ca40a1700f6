/** Texts of the connections in the settings. Read at activation. */
export const connectionTexts = {
  /** Who has set an endpoint, to follow "set by". */
  connection: 'the connection',
  notValid: (reasons: readonly string[]) =>
    `Some connections are not valid. ${reasons.map((reason) => `${reason}.`).join(' ')}`,
};
