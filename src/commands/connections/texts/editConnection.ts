import { fromProfile } from './fields.ts';

/** Texts of Edit Connection. */
export const editConnectionTexts = {
  title: 'Edit Connection',
  titleWith: (connection: string) => `Edit Connection: ${connection}`,
  placeholder: 'Select what to change',
  save: 'Save',
  reconnects: 'and reconnect',
  fields: {
    name: 'Name',
    profile: 'Profile',
    region: 'Region',
    account: 'Account and vaults',
    endpoint: 'Endpoint',
  },
  /** What stands for the fields that are not set. */
  unset: {
    name: fromProfile,
    profile: 'default credentials',
    region: fromProfile,
    account: 'from the credentials',
    endpoint: 'AWS default',
  },
  account: (accountId: string, vaults: readonly string[]) =>
    [accountId, vaults.join(', ')].filter(Boolean).join(': '),
};
