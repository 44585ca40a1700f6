import { type Disposable, Emitter } from '../core/emitter.ts';
import { GlacierError } from '../core/errors.ts';
import type { MultipartUpload, Part, Vault } from '../core/model.ts';
import { byRange, formatRange } from '../core/byteRange.ts';
import type { Page, RefusedItem } from '../core/listing/listing.ts';
import { Pager, type PagerOptions } from '../core/listing/pager.ts';
import { maxParts, pageLimits } from '../core/serviceLimits.ts';
import type { Connection } from '../glacier/port.ts';
import { PartsList } from './partsList.ts';
import { storeTexts as texts } from './texts.ts';

/** A change, as narrow as it is known. */
export type StoreChange =
  | { readonly kind: 'vaults' }
  | { readonly kind: 'uploads'; readonly vaultName: string }
  | { readonly kind: 'parts'; readonly parts: PartsList };

export interface StoreOptions {
  /** Items a page, read for every request and capped by the service's own limits. */
  readonly pageSize: () => number;
  /** Called with each request that failed, or had items that cannot be used. */
  readonly onFailure: (error: GlacierError) => void;
  /** Called once per listing when items were listed more than once; they are shown once. */
  readonly onDuplicate: (what: string) => void;
}

/**
 * Everything loaded through one connection. Lists are created empty on first access; nothing is fetched yet. After
 * dispose all lists, also those accessed later, keep what they have and load nothing more.
 */
export class ConnectionStore implements Disposable {
  readonly connection: Connection;
  readonly vaults: Pager<Vault>;
  private readonly uploads = new Map<string, Pager<MultipartUpload>>();
  private readonly parts = new Map<string, PartsList>();
  private readonly changes = new Emitter<StoreChange>();
  private disposed = false;
  private readonly options: StoreOptions;
  readonly onDidChange = this.changes.on;

  constructor(connection: Connection, options: StoreOptions) {
    this.connection = connection;
    this.options = options;
    this.vaults = new Pager({
      fetch: (marker, signal) => connection.port.listVaults({ limit: this.limit('vaults'), marker }, signal),
      keyOf: (vault) => vault.name,
      onChange: () => this.changes.fire({ kind: 'vaults' }),
      ...reporting(options),
    });
  }

  uploadsOf(vaultName: string): Pager<MultipartUpload> {
    return getOrCreate(this.uploads, vaultName, () => {
      const pager: Pager<MultipartUpload> = new Pager({
        fetch: (marker, signal) => this.listUploads(vaultName, marker, signal),
        keyOf: (upload) => upload.id,
        onChange: () => {
          this.noteListed(vaultName, pager);
          this.changes.fire({ kind: 'uploads', vaultName });
        },
        ...reporting(this.options),
      });
      if (this.disposed) pager.dispose();
      return pager;
    });
  }

  partsOf(upload: MultipartUpload): PartsList {
    return getOrCreate(this.parts, partsKey(upload.vaultName, upload.id), () => {
      const list: PartsList = new PartsList(upload, {
        fetch: (marker, signal) =>
          this.connection.port.listParts(upload, { limit: list.pageSize, marker }, signal),
        target: this.connection,
        pageSize: () => this.limit('parts'),
        keyOf: (part: Part) => formatRange(part.range),
        compare: byRange,
        most: maxParts,
        onChange: () => this.changes.fire({ kind: 'parts', parts: list }),
        ...reporting(this.options),
      });
      if (this.disposed) list.dispose();
      return list;
    });
  }

  /** The parts of an upload where somebody has asked for them; nothing is created. */
  knownPartsOf({ vaultName, id }: Pick<MultipartUpload, 'vaultName' | 'id'>): PartsList | undefined {
    return this.parts.get(partsKey(vaultName, id));
  }

  /** Whether a file is being sent into one of the uploads. */
  get sends(): boolean {
    return [...this.parts.values()].some(({ sending }) => sending !== undefined);
  }

  /**
   * A vault by its name, of those loaded or else as the service tells.
   * @throws GlacierError `notFound` where there is none
   */
  async findVault(name: string, signal: AbortSignal): Promise<Vault> {
    return this.loadedVault(name) ?? this.connection.port.describeVault(name, signal);
  }

  /**
   * An upload by its id, of those loaded or else as the service tells.
   * @throws GlacierError `notFound` where there is none
   */
  async findUpload(vault: Vault, id: string, signal: AbortSignal): Promise<MultipartUpload> {
    const loaded = this.uploadsOf(vault.name)
      .pages.flat()
      .find((upload) => upload.id === id);
    if (loaded) return loaded;
    return { vaultArn: vault.arn, ...(await this.connection.port.describeUpload(vault.name, id, signal)) };
  }

  private loadedVault(vaultName: string): Vault | undefined {
    return this.vaults.pages.flat().find(({ name }) => name === vaultName);
  }

  /** Reloads whatever is loaded at and below a place: everything, a vault, or an upload. */
  async refresh(below?: { readonly vaultName: string; readonly uploadId?: string }): Promise<void> {
    if (!below) await refreshLoaded(this.vaults, this.vaults);
    if (!below?.uploadId) {
      const uploads = below ? [this.uploadsOf(below.vaultName)] : [...this.uploads.values()];
      for (const pager of uploads) await refreshLoaded(pager, pager);
    }
    for (const list of this.parts.values()) {
      const { vaultName, id } = list.upload;
      const asked = below?.vaultName === vaultName && below.uploadId === id;
      const within = !below || (!below.uploadId && below.vaultName === vaultName);
      // That others are gone is what the listing above has just told.
      if (asked || (within && list.listed)) await refreshLoaded(list.pager, list);
    }
  }

  dispose(): void {
    this.disposed = true;
    this.changes.dispose();
    this.vaults.dispose();
    for (const pager of this.uploads.values()) pager.dispose();
    for (const list of this.parts.values()) list.dispose();
    this.connection.port.dispose();
  }

  private limit(level: keyof typeof pageLimits): number {
    return Math.min(this.options.pageSize(), pageLimits[level]);
  }

  private async listUploads(
    vaultName: string,
    marker: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<MultipartUpload>> {
    const request = { limit: this.limit('uploads'), marker };
    const page = await this.connection.port.listMultipartUploads(vaultName, request, signal);
    // An upload that does not say its vault's ARN has that of the vault it was listed for.
    const { arn = '' } = this.loadedVault(vaultName) ?? {};
    return { ...page, items: page.items.map((upload) => ({ vaultArn: arn, ...upload })) };
  }

  /**
   * Tells the lists of parts which uploads a whole listing of their vault still has. Those of others are dropped, unless
   * they are shown.
   */
  private noteListed(vaultName: string, uploads: Pager<MultipartUpload>): void {
    if (!uploads.done || uploads.status !== 'ready') return;
    const listed = new Set(uploads.pages.flat().map((upload) => upload.id));
    for (const [key, list] of this.parts) {
      if (list.upload.vaultName !== vaultName) continue;
      list.noteListed(listed.has(list.upload.id));
      if (!list.listed && !list.watched && !list.sending) this.parts.delete(key);
    }
  }
}

function reporting({
  onFailure,
  onDuplicate,
}: StoreOptions): Pick<PagerOptions<never>, 'onFailure' | 'onDuplicate' | 'onRefused'> {
  return { onFailure, onDuplicate, onRefused: (items) => onFailure(describeRefused(items)) };
}

/** One line of the log, however many there are. */
function describeRefused([{ name, error }, ...others]: readonly [
  RefusedItem,
  ...RefusedItem[],
]): GlacierError {
  const message = texts.cannotBeShown(name, error.message, others.length);
  return new GlacierError(error.kind, message, { cause: error });
}

async function refreshLoaded(
  { status }: Pick<Pager<never>, 'status'>,
  list: { refresh(): Promise<void> },
): Promise<void> {
  if (status !== 'idle') await list.refresh();
}

function partsKey(vaultName: string, uploadId: string): string {
  return `${vaultName}/${uploadId}`;
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
