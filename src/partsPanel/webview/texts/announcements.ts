/** Texts that a screen reader is to read after a change, besides those on screen and those of every table. */
export const connectionClosed = 'The connection was closed';
