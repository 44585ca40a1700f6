import { createHash } from 'node:crypto';
import type { ByteRange } from '../core/byteRange.ts';
import { addUpload, createVault, type Storage } from './storage.ts';

export interface VaultSeed {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created?: number;
  /** Absent: never inventoried. */
  readonly inventory?: { readonly at: number; readonly archives: number; readonly bytes: number };
}

export interface UploadSeed {
  readonly id?: string;
  readonly description?: string;
  /** Bytes. */
  readonly partSize: number;
  /** Milliseconds since 1970. */
  readonly created?: number;
  /** Since when the upload counts as idle: now unless given, however long ago it was created. */
  readonly lastActivity?: number;
  /** Ranges with an inclusive end, as they will be listed; their hashes are made up unless given. */
  readonly parts: readonly (ByteRange & { readonly treeHash?: string })[];
}

/** Adds a vault, unless there is one of that name. */
export function seedVault(storage: Storage, { name, created, inventory }: VaultSeed, now: number): void {
  if (storage.vaults.has(name)) return;
  const vault = createVault(storage, name, created ?? now);
  if (!inventory) return;
  vault.inventoried = inventory.at;
  vault.archives = inventory.archives;
  vault.bytes = inventory.bytes;
}

/** Adds an upload to a vault that exists, checking nothing, and returns its id. */
export function seedUpload(storage: Storage, vaultName: string, seed: UploadSeed, now: number): string {
  const vault = storage.vaults.get(vaultName);
  if (!vault) throw new Error(`There is no vault ${vaultName} to add an upload to.`);
  const id = seed.id ?? madeUpId(`${vaultName} ${vault.uploads.size}`);
  const parts = seed.parts.map(({ start, end, treeHash = madeUpHash(`${id} ${start}`) }) => ({
    start,
    end,
    treeHash,
  }));
  const { description, partSize, created = now, lastActivity = now } = seed;
  addUpload(vault, { id, description, partSize, created, lastActivity }, parts);
  return id;
}

/** A hash of no bytes in particular: seeded parts have none. */
function madeUpHash(of: string): string {
  return createHash('sha256').update(of).digest('hex');
}

/** 92 characters that are the same at every start, so that a test or a screenshot can name them. */
function madeUpId(of: string): string {
  const bytes = ['a', 'b', 'c'].map((part) => createHash('sha256').update(`${part} ${of}`).digest());
  return Buffer.concat(bytes).toString('base64url').slice(0, 92);
}
