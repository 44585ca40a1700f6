import type { AwsSpec } from '../../../core/aws/connectionSpec.ts';

/** Texts of Add Connection. */
export const addConnectionTexts = {
  title: 'Add Connection',
  placeholder: (connection: string, regions: readonly string[]) => `${connection} in ${regions.join(', ')}`,
  connect: 'Connect',
  moreRegions: 'Add more regions…',
  otherAccount: "Use another account's vaults…",
  otherEndpoint: 'Use another endpoint…',
  /** What there is beside profile and first region. */
  more: ({ accountId, vaults, endpoint }: AwsSpec, regions: readonly string[]) =>
    [
      regions.length > 1 && `${regions.length} regions`,
      accountId && `account ${accountId}: ${vaults?.join(', ')}`,
      endpoint,
    ]
      .filter(Boolean)
      .join(' · '),
};
