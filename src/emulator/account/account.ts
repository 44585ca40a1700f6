import { vaultArn as arnOf } from '../../core/aws/partition.ts';
import { isVaultName } from '../../core/aws/names.ts';
import { invalidParameter, uploadNotFound, vaultNotFound } from '../errors.ts';
import type { RandomBytes } from './ids.ts';
import type { Storage, StoredUpload, StoredVault } from './storage.ts';

/** The account behind an endpoint, and its clock. */
export interface Account {
  readonly id: string;
  readonly region: string;
  readonly storage: Storage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What ids are made of. */
  readonly random: RandomBytes;
  /** What markers are signed with. */
  readonly markerKey: Uint8Array;
}

const minute = 60_000;

/** Choice, milliseconds: the guide speaks of "a short period" in which Complete and Abort may be repeated. */
const repeatWindow = 5 * minute;

/** Milliseconds an upload may be idle before it may be removed (guide: "Uploading Large Archives in Parts"). */
const idleLimit = 24 * 60 * minute;

export function vaultArn(account: Account, name: string): string {
  return arnOf(account.region, account.id, name);
}

/** Path of a vault, with the account's digits whatever the request had in their place. */
export function vaultPath(account: Account, name: string): string {
  return `/${account.id}/vaults/${name}`;
}

/** @throws ServiceError 400 for a name that cannot be one */
export function checkVaultName(account: Account, name: string): void {
  if (!isVaultName(name))
    throw invalidParameter(`Invalid vault name: ${vaultArn(account, name.slice(0, 300))}`);
}

/** @throws ServiceError 400 or 404 */
export function findVault(account: Account, name: string): StoredVault {
  checkVaultName(account, name);
  const vault = account.storage.vaults.get(name);
  if (!vault) throw vaultNotFound(vaultArn(account, name));
  return vault;
}

/** The uploads in progress, after removing those that were idle for too long. */
export function openUploads(account: Account, vault: StoredVault): Map<string, StoredUpload> {
  const now = account.now();
  for (const [id, { lastActivity }] of vault.uploads) {
    // Choice: activity is what changes the upload, Initiate and an accepted part; looking at it is not.
    if (now - lastActivity > idleLimit) vault.uploads.delete(id);
  }
  for (const [id, { at }] of vault.ended) if (now - at > repeatWindow) vault.ended.delete(id);
  return vault.uploads;
}

/** @throws ServiceError 404 */
export function findUpload(account: Account, vault: StoredVault, id: string): StoredUpload {
  const upload = openUploads(account, vault).get(id);
  if (!upload) throw uploadNotFound(id.slice(0, 200));
  return upload;
}

/** A date as in the service's JSON: ISO 8601, UTC, with milliseconds. */
export function isoDate(time: number): string {
  return new Date(time).toISOString();
}
