/** The headings of a table of uploads for people, in the order of its columns. */
export const tableHeadings = [
  'Connection',
  'Region',
  'Vault',
  'Description',
  'Created',
  'Part size',
  'Parts',
  'Uploaded',
  'Gaps',
  'Status',
  'Upload ID',
];
