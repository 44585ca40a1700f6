import { longestVaultName } from '../serviceLimits.ts';
import { vaultNameTexts as texts } from './texts/vaultNames.ts';

/** Why a text cannot be a vault name, as a sentence (guide: "Working with Vaults"); undefined where it can. */
export function vaultNameProblem(text: string): string | undefined {
  if (text.length > longestVaultName) return texts.tooLong(longestVaultName);
  if (!/^[\w.-]+$/.test(text)) return texts.characters;
  // In the path of a request these would lead elsewhere.
  return text === '.' || text === '..' ? texts.dots : undefined;
}

export function isVaultName(text: string): boolean {
  return vaultNameProblem(text) === undefined;
}

/** `arn:aws:glacier:REGION:ACCOUNT:vaults/NAME` (guide: "Amazon S3 Glacier resources"), with any partition. */
export function isVaultArn(text: string): boolean {
  const [, name = ''] = /^arn:[\w-]+:glacier:[\w-]*:\d*:vaults\/(.*)$/.exec(text) ?? [];
  return isVaultName(name);
}

/** An archive id; the guide shows 138 characters and promises none of it. */
export function isArchiveId(text: string): boolean {
  return isUploadId(text);
}

/** An upload id as far as it must be safe in a path. Its length is not documented, and it may begin with `-`. */
export function isUploadId(text: string): boolean {
  return /^[\w-]{1,1024}$/.test(text);
}
