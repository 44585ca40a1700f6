/** Texts of the commands of a panel's tab. */
export const panelTexts = {
  closed: 'The connection was closed. Reconnect in the panel, then try again.',
} as const;
