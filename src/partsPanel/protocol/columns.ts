/** The columns of the table, in order. */
export const columns = ['number', 'range', 'offset', 'size', 'hash', 'status'] as const;

export type Column = (typeof columns)[number];
