import { longestVaultName } from '../serviceLimits.ts';

/** A vault name: letters, digits, `_`, `-` and `.` (guide: "Working with Vaults"), but no relative path. */
export function isVaultName(text: string): boolean {
  return text.length <= longestVaultName && /^[\w.-]+$/.test(text) && text !== '.' && text !== '..';
}

/** An upload id as far as it must be safe in a path. Its length is not documented, and it may begin with `-`. */
export function isUploadId(text: string): boolean {
  return /^[\w-]{1,1024}$/.test(text);
}
