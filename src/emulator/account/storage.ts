import type { ByteRange } from '../../core/byteRange.ts';

/** A part as it was received, or seeded: its hash, not its bytes. */
export interface StoredPart extends ByteRange {
  readonly treeHash: string;
}

/** Times in milliseconds since 1970, sizes in bytes, throughout. */
export interface StoredUpload {
  readonly id: string;
  readonly description: string | undefined;
  readonly partSize: number;
  readonly created: number;
  lastActivity: number;
  /**
   * By the first byte. A part that is sent again replaces the one before (guide: "Upload Part"). Choice: also when its
   * end differs; parts that begin elsewhere stay, though they may overlap.
   */
  readonly parts: Map<number, StoredPart>;
  /** The parts by their first byte, until one is added. */
  sorted: readonly StoredPart[] | undefined;
}

/** An upload that has ended, kept for a while so that a repeated request gets the same answer. */
export interface EndedUpload {
  readonly how: 'completed' | 'aborted';
  readonly at: number;
  readonly archiveId: string;
  readonly size: number;
  readonly treeHash: string;
}

export interface StoredVault {
  readonly name: string;
  readonly created: number;
  inventoried: number | undefined;
  /** As of the last inventory. */
  archives: number;
  bytes: number;
  /** Archives added since. */
  readonly fresh: { archives: number; bytes: number };
  readonly uploads: Map<string, StoredUpload>;
  readonly ended: Map<string, EndedUpload>;
}

/** Everything an account has in a region. */
export interface Storage {
  readonly vaults: Map<string, StoredVault>;
}

export function createStorage(): Storage {
  return { vaults: new Map() };
}

export function createVault(storage: Storage, name: string, created: number): StoredVault {
  const vault: StoredVault = {
    name,
    created,
    inventoried: undefined,
    archives: 0,
    bytes: 0,
    fresh: { archives: 0, bytes: 0 },
    uploads: new Map(),
    ended: new Map(),
  };
  storage.vaults.set(name, vault);
  return vault;
}

/** Adds an upload to a vault without checking its parts, so that a test can have what the service would refuse. */
export function addUpload(
  vault: StoredVault,
  upload: Pick<StoredUpload, 'id' | 'description' | 'partSize' | 'created' | 'lastActivity'>,
  parts: readonly StoredPart[] = [],
): StoredUpload {
  const stored: StoredUpload = {
    ...upload,
    parts: new Map(parts.map((part) => [part.start, part])),
    sorted: undefined,
  };
  vault.uploads.set(upload.id, stored);
  return stored;
}

export function putPart(upload: StoredUpload, part: StoredPart): void {
  upload.parts.set(part.start, part);
  upload.sorted = undefined;
}

/** Parts in ascending order of their first byte. */
export function sortedParts(upload: StoredUpload): readonly StoredPart[] {
  upload.sorted ??= [...upload.parts.values()].sort((a, b) => a.start - b.start);
  return upload.sorted;
}

/**
 * Updates the counters of a vault, as the service does about once a day. Choice: bytes are those of the archives; the
 * service's overhead for each is not published.
 */
export function takeInventory(vault: StoredVault, now: number): void {
  const { fresh } = vault;
  // An inventory that would find nothing new keeps its date.
  if (fresh.archives === 0 && vault.inventoried !== undefined) return;
  vault.archives += fresh.archives;
  vault.bytes += fresh.bytes;
  fresh.archives = 0;
  fresh.bytes = 0;
  vault.inventoried = now;
}
