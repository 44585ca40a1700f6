/** Texts of Copy IAM Policy. */
export const policyTexts = {
  title: 'Copy IAM Policy',
  placeholder: 'Select what the policy is to allow',
  browse: { label: 'Browse and Verify', description: 'changes nothing' },
  upload: { label: 'Upload and Resume', description: 'starts uploads and sends parts' },
  everything: { label: 'Upload, Complete and Abort', description: 'everything that is done here' },
  /** What was copied. */
  policy: 'IAM policy',
} as const;
