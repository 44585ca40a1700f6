import {
  type Account,
  checkVaultName,
  findVault,
  isoDate,
  openUploads,
  vaultArn,
  vaultPath,
} from '../account/account.ts';
import { maxVaults, pageLimits } from '../../core/serviceLimits.ts';
import { invalidParameter, ServiceError } from '../errors.ts';
import type { Operation } from './operation.ts';
import { page } from './paging.ts';
import { createVault as addVault, type StoredVault } from '../account/storage.ts';

/** Vaults by name in ASCII order (guide: "List Vaults"). */
export const listVaults: Operation = ({ account, query }) => {
  const items = [...account.storage.vaults.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const listed = page(
    {
      name: 'vaults',
      markerKey: account.markerKey,
      items,
      positionOf: (vault) => vault.name,
      positionNamed: (marker) => vaultNamed(account, marker),
      most: pageLimits.vaults,
    },
    { limit: query['limit'], marker: query['marker'] },
  );
  return {
    status: 200,
    json: { Marker: listed.marker, VaultList: listed.items.map((vault) => describe(account, vault)) },
  };
};

/** Clients also begin after a vault by its ARN (guide: "List Vaults", marker). */
function vaultNamed(account: Account, marker: string): string | undefined {
  const name = marker.slice(marker.lastIndexOf('/') + 1);
  return vaultArn(account, name) === marker ? name : undefined;
}

export const describeVault: Operation = ({ account, vaultName }) => ({
  status: 200,
  json: describe(account, findVault(account, vaultName)),
});

/** Choice: creating a vault that exists answers as the first time did. */
export const createVault: Operation = ({ account, vaultName }) => {
  checkVaultName(account, vaultName);
  const { vaults } = account.storage;
  if (!vaults.has(vaultName)) {
    if (vaults.size >= maxVaults) {
      throw new ServiceError(
        400,
        'LimitExceededException',
        `An account can have ${maxVaults} vaults in a region.`,
      );
    }
    addVault(account.storage, vaultName, account.now());
  }
  return { status: 201, headers: { Location: vaultPath(account, vaultName) } };
};

/**
 * Only a vault without archives as of the last inventory and without writes since can be deleted.
 * Choice: uploads in progress are writes; deleting a vault that does not exist succeeds, as the call is idempotent.
 */
export const deleteVault: Operation = ({ account, vaultName }) => {
  checkVaultName(account, vaultName);
  const vault = account.storage.vaults.get(vaultName);
  if (vault && (vault.archives > 0 || vault.fresh.archives > 0 || openUploads(account, vault).size > 0)) {
    throw invalidParameter(`Vault not empty or recently written to: ${vaultArn(account, vaultName)}`);
  }
  account.storage.vaults.delete(vaultName);
  return { status: 204 };
};

function describe(account: Account, vault: StoredVault): object {
  return {
    CreationDate: isoDate(vault.created),
    LastInventoryDate: vault.inventoried === undefined ? null : isoDate(vault.inventoried),
    NumberOfArchives: vault.archives,
    SizeInBytes: vault.bytes,
    VaultARN: vaultArn(account, vault.name),
    VaultName: vault.name,
  };
}
