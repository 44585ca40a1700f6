import type { ErrorKind } from '../../core/errorKinds.ts';
import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import { Listing } from '../../core/listing/listing.ts';
import type { MultipartUpload, Vault } from '../../core/model.ts';
import { pageLimits } from '../../core/serviceLimits.ts';
import type { GlacierPort } from '../../glacier/port.ts';
import type { PauseControl } from '../pacing/pauseControl.ts';
import { WaitingLine } from '../pacing/waitingLine.ts';

/** Requests under way at once. */
const mostAtOnce = 6;

/** What may befall one vault alone, and leaves the others to be asked. */
const ofOneVault: ReadonlySet<ErrorKind> = new Set([
  'accessDenied',
  'badResponse',
  'invalid',
  'service',
  'timeout',
]);

/** A vault whose uploads could not be listed. */
export interface RefusedVault {
  readonly vaultName: string;
  readonly error: GlacierError;
}

export interface ScanOptions {
  /** While it is paused no request is begun; those under way come to their end. */
  readonly pause: PauseControl;
  /** Ends everything at once. */
  readonly signal: AbortSignal;
  /** Called when something was found, or there is less left to do. */
  readonly onChange: () => void;
}

/** The uploads of a vault, as far as they are listed. */
interface VaultScan {
  readonly vaultName: string;
  readonly listing: Listing<MultipartUpload>;
}

/**
 * Finds all uploads in progress of a connection: lists its vaults, and the uploads of each, up to six requests at a
 * time. Keeps what it has found, so that running it again goes on where it ended, and asks nothing twice.
 */
export class UploadScan {
  /** Vaults that could not be listed. */
  readonly refused: RefusedVault[] = [];
  /** Vaults whose uploads are all listed. */
  scanned = 0;
  /** Requests so far. */
  requests = 0;
  private failure: GlacierError | undefined;
  private listsVaults = false;
  private underWay = 0;
  private readonly all: VaultScan[] = [];
  private waiting: VaultScan[] = [];
  private readonly idle = new WaitingLine();
  private readonly vaultListing: Listing<Vault>;
  private readonly port: Pick<GlacierPort, 'listVaults' | 'listMultipartUploads'>;

  constructor(port: Pick<GlacierPort, 'listVaults' | 'listMultipartUploads'>) {
    this.port = port;
    this.vaultListing = new Listing({
      fetch: (marker, signal) => {
        this.requests++;
        return this.port.listVaults({ limit: pageLimits.vaults, marker }, signal);
      },
      keyOf: ({ name }) => name,
    });
  }

  /** What was found so far, in the order of the vaults. */
  get uploads(): readonly MultipartUpload[] {
    return this.all.flatMap(({ listing }) => listing.pages.flat());
  }

  /** Vaults found so far. */
  get vaults(): number {
    return this.all.length;
  }

  /** All vaults are known. */
  get knowsVaults(): boolean {
    return this.vaultListing.done;
  }

  /** What was listed and cannot be used: vaults by their names, uploads by those of their vaults. */
  get unreadable(): readonly RefusedVault[] {
    const vaults = this.vaultListing.refused.map(({ name, error }) => ({ vaultName: name, error }));
    const uploads = this.all.flatMap(({ vaultName, listing }) =>
      listing.refused.map(({ error }) => ({ vaultName, error })),
    );
    return [...vaults, ...uploads];
  }

  /** Why it ended before its end: what every other vault would have met as well. */
  get error(): GlacierError | undefined {
    return this.failure;
  }

  /** Nothing is left to ask for, but for the vaults that refused. */
  get done(): boolean {
    return this.vaultListing.done && this.waiting.length === 0 && this.underWay === 0;
  }

  /** Goes on until everything is asked for, or every further request would fail. Asks the vaults again that refused. */
  async run(options: ScanOptions): Promise<void> {
    this.failure = undefined;
    const again = new Set(this.refused.splice(0).map(({ vaultName }) => vaultName));
    this.waiting.push(...this.all.filter(({ vaultName }) => again.has(vaultName)));
    options.onChange();
    const over = new AbortController();
    const lanes = Array.from({ length: mostAtOnce }, () => this.lane(options, over));
    await Promise.all(lanes);
  }

  /** `over` ends the waits of all lanes, also those for the end of a pause, once there is nothing to wait for. */
  private async lane(options: ScanOptions, over: AbortController): Promise<void> {
    const waits = AbortSignal.any([options.signal, over.signal]);
    try {
      while (!this.failure && !this.done) {
        await options.pause.passed(waits);
        const work = this.next();
        if (work) await this.carryOut(work, options);
        else await this.idle.wait(waits);
      }
    } catch {
      // Aborted while it waited.
    }
    over.abort();
  }

  /** The vaults first, one page at a time: how many there are is what people want to know. */
  private next(): ((signal: AbortSignal) => Promise<void>) | undefined {
    if (!this.vaultListing.done && !this.listsVaults) {
      this.listsVaults = true;
      return (signal) => this.listVaults(signal).finally(() => (this.listsVaults = false));
    }
    const vault = this.waiting.shift();
    return vault && ((signal) => this.listUploads(vault, signal));
  }

  private async carryOut(
    work: (signal: AbortSignal) => Promise<void>,
    { signal, onChange }: ScanOptions,
  ): Promise<void> {
    this.underWay++;
    try {
      await work(signal);
    } catch (error) {
      this.failure ??= toGlacierError(error);
    }
    this.underWay--;
    this.idle.all();
    if (!signal.aborted) onChange();
  }

  private async listVaults(signal: AbortSignal): Promise<void> {
    const known = this.vaultListing.pages.length;
    await this.vaultListing.advance(signal);
    const fresh = this.vaultListing.pages.slice(known).flat();
    const scans = fresh.map((vault) => ({ vaultName: vault.name, listing: this.uploadsOf(vault) }));
    this.all.push(...scans);
    this.waiting.push(...scans);
  }

  private async listUploads(vault: VaultScan, signal: AbortSignal): Promise<void> {
    const { vaultName, listing } = vault;
    try {
      await listing.advance(signal);
      if (listing.done) this.scanned++;
      // Its next page before another vault, so that a vault is known as soon as it can be.
      else this.waiting.unshift(vault);
    } catch (cause) {
      const error = toGlacierError(cause);
      if (error.kind === 'notFound') {
        // Deleted since it was listed, which takes a vault without uploads.
        this.scanned++;
        return;
      }
      if (signal.aborted || !ofOneVault.has(error.kind)) {
        this.waiting.unshift(vault);
        throw error;
      }
      this.refused.push({ vaultName, error });
    }
  }

  private uploadsOf({ name, arn }: Vault): Listing<MultipartUpload> {
    return new Listing<MultipartUpload>({
      fetch: async (marker, signal) => {
        this.requests++;
        const page = await this.port.listMultipartUploads(
          name,
          { limit: pageLimits.uploads, marker },
          signal,
        );
        return { ...page, items: page.items.map((upload) => ({ vaultArn: arn, ...upload })) };
      },
      keyOf: ({ id }) => id,
    });
  }
}
