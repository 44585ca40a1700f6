/** Texts of a connection whose profile has the keys of another account by now. */
export const accountTexts = {
  lookingFor: (vaultName: string) => `Looking for ${vaultName}`,
  other: (vaultName: string, connection: string) =>
    `Nothing was changed. The credentials of ${connection} have changed, and lead to another account, without the vault ${vaultName} that was shown. Its vaults are listed anew.`,
};
