import type { AwsSpec } from './connectionSpec.ts';
import { vaultArn } from './partition.ts';

/** What a policy applies to; unknown values become placeholders. */
export interface PolicyTarget extends Pick<AwsSpec, 'accountId'> {
  readonly region: string;
}

/** What browsing needs. Only ListVaults is not about a single vault (guide: "Glacier API Permissions"). */
const accountActions = ['glacier:ListVaults'];
const vaultActions = ['glacier:DescribeVault', 'glacier:ListMultipartUploads', 'glacier:ListParts'];

/** What a policy is for, each with what it allows besides browsing. */
export const policyPurposes = {
  browse: [],
  upload: ['glacier:InitiateMultipartUpload', 'glacier:UploadMultipartPart'],
  everything: [
    'glacier:InitiateMultipartUpload',
    'glacier:UploadMultipartPart',
    'glacier:CompleteMultipartUpload',
    'glacier:AbortMultipartUpload',
  ],
} as const;
export type PolicyPurpose = keyof typeof policyPurposes;

/**
 * The smallest IAM policy for a purpose, as JSON, and besides it the action that an error said was missing. `denied` is
 * the service's own message.
 */
export function minimalPolicy(
  { region, accountId = 'ACCOUNT_ID' }: PolicyTarget,
  { purpose = 'browse', denied = '' }: { readonly purpose?: PolicyPurpose; readonly denied?: string } = {},
): string {
  const missing = missingAction(denied);
  const wanted = [...vaultActions, ...policyPurposes[purpose]];
  const known = [...accountActions, ...wanted];
  const actions = missing && !known.includes(missing) ? [...wanted, missing] : wanted;
  const resource = vaultArn(region, accountId, '*');
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: accountActions, Resource: '*' },
      { Effect: 'Allow', Action: actions, Resource: resource },
    ],
  };
  return JSON.stringify(policy, undefined, 2);
}

/** The Glacier action that a message of IAM says was refused. */
function missingAction(denied: string): string | undefined {
  return /not authorized to perform: (glacier:[A-Za-z]{1,64})/.exec(denied)?.[1];
}
