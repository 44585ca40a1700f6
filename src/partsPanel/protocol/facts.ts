/** The fields of an upload that can be copied. */
export const facts = [
  'description',
  'uploadId',
  'vaultArn',
  'partSize',
  'created',
  'marker',
  'treeHash',
] as const;

export type Fact = (typeof facts)[number];
