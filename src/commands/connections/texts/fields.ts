import { quotable } from '../../../core/text/displayText.ts';

/** What stands for the value of a field that the profile has. */
export const fromProfile = 'from the profile';

/** Texts of the questions for name, account and endpoint of a connection. */
export const fieldTexts = {
  notPlain: 'Use one line of at most 1,024 characters, without tabs.',
  name: "Connection name (leave empty to use the profile's)",
  account: {
    title: "Another Account's Vaults",
    prompt: "Owner's account ID (leave empty for your own account)",
    placeholder: '111122223333',
    notValid: 'An account ID has 12 digits.',
  },
  vaults: {
    title: (accountId: string) => `Vaults in Account ${accountId}`,
    prompt: 'Vault names, separated by commas (only the owner can list them)',
    placeholder: 'vault-one, vault-two',
    notValid: 'Use only letters, digits, _, - and .',
  },
  endpoint: {
    title: 'Another Endpoint',
    prompt:
      "Requests go here instead of AWS, signed with this profile's credentials (leave empty to use the AWS endpoint)",
    placeholder: 'https://vpce-….glacier.eu-central-1.vpce.amazonaws.com',
  },
};

/** Texts of the question for a profile. */
export const profileTexts = {
  placeholder: 'Select an AWS profile',
  /** What choosing a problem of one of the files does. */
  openFile: 'open the file',
  noFiles: 'No AWS config files on this computer',
  noProfiles: 'No profiles in your AWS config files',
  howToMakeOne: 'make a profile with “aws configure sso” or “aws configure”',
  notStorable: {
    label: (profile: string) => `“${quotable(profile)}”`,
    why: 'cannot be used: its name starts or ends with a space, or has invisible characters',
  },
  default: 'Default credentials',
  defaultSources: 'environment, container or instance',
  openConfigFile: 'Open AWS config file',
};

/** Texts of the questions for a region, and for more of them. */
export const regionTexts = {
  title: 'Select Region',
  placeholder: 'Select or type a region',
  ofProfile: 'From the profile',
  /** The region of a profile without one. */
  none: 'none set',
  typed: 'as typed',
  notKnown: 'Not a known region with Glacier. It works only with an endpoint of its own.',
  more: {
    title: 'Add More Regions',
    placeholder: 'Select the regions to add',
  },
} as const;
