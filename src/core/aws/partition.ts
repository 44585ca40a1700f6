/** The ARN of a vault; `name` may be a pattern, as policies have it. */
export function vaultArn(region: string, accountId: string, name: string): string {
  return `arn:${partitionOf(region)}:glacier:${region}:${accountId}:vaults/${name}`;
}

/** The partition of a region, as ARNs name it (AWS General Reference: "ARNs"). */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  return 'aws';
}
