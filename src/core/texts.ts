/** Texts of errors of any room. */
export const errorTexts = {
  cancelled: 'Canceled.',
  connectionClosed: 'The connection was closed.',
  /** The id that AWS support asks for, in a line of the log. */
  requestId: (id: string) => `request id ${id}`,
};
