import { createHash } from 'node:crypto';
import type { ByteRange } from '../../core/byteRange.ts';
import { uploadIdOf } from './ids.ts';
import { addUpload, createVault, putPart, type Storage, type StoredPart } from './storage.ts';

export interface VaultSeed {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created?: number;
  /** Absent: never inventoried. */
  readonly inventory?: { readonly at: number; readonly archives: number; readonly bytes: number };
}

/** A range with an inclusive end, as it will be listed; its hash is made up unless given. */
export type PartSeed = ByteRange & { readonly treeHash?: string };

export interface UploadSeed {
  readonly id?: string;
  readonly description?: string;
  /** Bytes. */
  readonly partSize: number;
  /** Milliseconds since 1970. */
  readonly created?: number;
  /** When the upload last got a part: now unless given, however long ago it was created. */
  readonly lastActivity?: number;
  readonly parts: readonly PartSeed[];
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
  const parts = seed.parts.map((part) => storedPart(id, part));
  const { description, partSize, created = now, lastActivity = now } = seed;
  addUpload(vault, { id, description, partSize, created, lastActivity }, parts);
  return id;
}

/** Adds parts to an upload that exists, checking nothing; the upload does not count as active by it. */
export function seedParts(
  storage: Storage,
  vaultName: string,
  uploadId: string,
  parts: readonly PartSeed[],
): void {
  const upload = storage.vaults.get(vaultName)?.uploads.get(uploadId);
  if (!upload) throw new Error(`There is no upload ${uploadId} in ${vaultName} to add parts to.`);
  for (const part of parts) putPart(upload, storedPart(uploadId, part));
}

/** A hash that is not given is made up, the same at every start: seeded parts have no bytes to compute one of. */
function storedPart(uploadId: string, { start, end, treeHash }: PartSeed): StoredPart {
  const madeUp = () => createHash('sha256').update(`${uploadId} ${start}`).digest('hex');
  return { start, end, treeHash: treeHash ?? madeUp() };
}

/** An upload ID that is the same at every start, so that a test or a screenshot can name it. */
export function madeUpId(of: string): string {
  return uploadIdOf(createHash('shake256', { outputLength: 69 }).update(of).digest());
}
