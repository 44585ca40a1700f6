import { quotable } from '../../core/text/displayText.ts';

/** Texts of connections that are opened. */
export const connectTexts = {
  glacierIn: (region: string) => `Glacier in ${region}`,
  /** `requests` are those to the service, to begin a sentence. */
  untrusted: (requests: string, host: string, source: string) =>
    `${requests} would go to ${host}, set by ${source}. This is not an AWS address.`,
  noProfile: (profile: string) => `Your AWS config files have no profile “${quotable(profile)}”.`,
  notARegion: (region: string) => `“${quotable(region)}” is not a region.`,
  noGlacier: (region: string) => `Glacier is not available in ${region}.`,
  noFips: (region: string) => `Glacier has no FIPS endpoint in ${region}.`,
  endpointVariant: (host: string) =>
    `The endpoint ${host} cannot be combined with FIPS or dual-stack, which your AWS configuration turns on.`,
  noRegion: 'No AWS region is set.',
  noRegionIn: (profile: string) => `Profile “${quotable(profile)}” has no region.`,
  /** Problems in the AWS files besides those that are told. */
  moreProblems: (count: number) => `${count} more ${count === 1 ? 'problem' : 'problems'} in these files.`,
};

/** Why there is no connection to begin with. */
export const noConnectionTexts = {
  noDefault: 'No connection yet, and none of your AWS profiles is the default.',
  noFiles: 'No connection yet, and you have no AWS config files.',
  noProfiles: 'No connection yet, and your AWS config files have no profiles.',
} as const;
