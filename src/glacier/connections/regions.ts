import { partitionOf } from '../../core/aws/partition.ts';

/** Regions with an endpoint for Glacier vaults (AWS General Reference, endpoints.json of August 2026). */
const regions: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'me-south-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
];

/** Those with a FIPS endpoint; in GovCloud it is the plain one. */
const fipsRegions: ReadonlySet<string> = new Set([
  'ca-central-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'us-gov-east-1',
  'us-gov-west-1',
]);

/** Those that an account has to enable before its keys are known there (IAM guide: "Manage AWS Regions"). */
const optInRegions: ReadonlySet<string> = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-southeast-3',
  'eu-south-1',
  'me-south-1',
]);

/**
 * Whether a region has Glacier vaults. The SDK makes a host name of any region, so a wrong one would only show as a
 * name that does not resolve. The service takes no new customers, so the list is not expected to grow.
 */
export function hasGlacier(region: string): boolean {
  return regions.includes(region);
}

export function hasFips(region: string): boolean {
  return fipsRegions.has(region);
}

export function isOptIn(region: string): boolean {
  return optInRegions.has(region);
}

/** All regions, those of the partition of `region` first: an account is of one partition. */
export function regionsNear(region: string | undefined): string[] {
  const home = partitionOf(region ?? '');
  return [...regions].sort((a, b) => Number(partitionOf(b) === home) - Number(partitionOf(a) === home));
}
