/** The columns, in order. */
export const columnNames = [
  'name',
  'vault',
  'connection',
  'region',
  'age',
  'partSize',
  'parts',
  'bytes',
  'gaps',
  'activity',
  'expiry',
  'status',
] as const;

export type ColumnName = (typeof columnNames)[number];
