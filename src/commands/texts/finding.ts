/** Texts of how a command comes to its connection, vault and upload. */
export const findingTexts = {
  /** Of a vault or an upload, for a sentence. */
  place: (connection: string, region: string) => [connection, region].join(', '),
  connection: {
    placeholder: 'Select a connection',
    isGone: (name: string) => `The connection ${name} is no longer there. Add it again, then try again.`,
  },
  vault: {
    placeholder: 'Select a vault, or type the name of one',
    empty: 'No vaults in this region',
    lookUp: 'look up the vault of this name',
    none: (region: string) => `There is no vault of this name in ${region}.`,
  },
  upload: {
    placeholder: (vaultName: string) => `Select an upload in ${vaultName}, or enter the ID of one`,
    empty: 'No uploads in progress',
    lookUp: 'look up the upload of this ID',
    none: 'There is no upload of this ID: it was completed, aborted, or removed, or never existed.',
  },
};
