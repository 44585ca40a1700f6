/** Texts of the table of completed archives. */
export const archivesTexts = {
  title: 'Completed archives',
  columns: ['Completed', 'Description', 'Vault', 'Region', 'Size', 'Archive ID', 'Tree hash'],
  noResponse: (asked: string) => `asked ${asked}, no response`,
  sampleAccount: 'sample account',
  idNotReceived: 'not received',
};
