import type { AddressInfo } from 'node:net';
import type { Account } from './account/account.ts';
import { Faults, type InjectedFault, type Injection } from './faults/faults.ts';
import { randomSource } from './account/ids.ts';
import {
  type PartSeed,
  seedParts,
  seedUpload,
  seedVault,
  type UploadSeed,
  type VaultSeed,
} from './account/seed.ts';
import { createGlacierServer, type RequestRecord } from './http/server.ts';
import { createStorage, type Storage, takeInventory } from './account/storage.ts';

export interface EmulatorOptions {
  /** On 127.0.0.1; a free one unless given. */
  readonly port?: number;
  readonly region?: string;
  /** 12 digits. */
  readonly accountId?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** Session token of a temporary key; every request must then bring it. */
  readonly sessionToken?: string;
  /** Milliseconds since 1970; the computer's clock unless given. */
  readonly clock?: () => number;
  /** Called with each request just before it is answered. Nothing is kept: an emulator may run for long. */
  readonly onRequest?: (record: RequestRecord) => void;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Milliseconds to wait for the next bytes of a body before 408. */
  readonly patience?: number;
  /** False for an account that never used Glacier. */
  readonly customer?: boolean;
  /** Makes ids the same at every start; random unless given. */
  readonly seed?: string;
}

/** A running endpoint of the Glacier API, with all that a client needs to use it. */
export interface Emulator {
  readonly url: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly storage: Storage;
  /** Injects a fault into requests to come. */
  inject(injection: Injection): InjectedFault;
  /** Adds a vault, unless there is one of that name. */
  seedVault(vault: VaultSeed): void;
  /** Adds an upload to a vault, checking nothing; returns its id. */
  seedUpload(vaultName: string, upload: UploadSeed): string;
  /** Adds parts to an existing upload, checking nothing. */
  seedParts(vaultName: string, uploadId: string, parts: readonly PartSeed[]): void;
  /** Updates the counters of all vaults, as the service does about once a day. */
  inventory(): void;
  /** Closes every connection. */
  stop(): Promise<void>;
}

/** Starts an endpoint on the loopback interface. Rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    port = 0,
    region = 'us-east-1',
    accountId = '111122223333',
    accessKeyId = 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    sessionToken,
    clock = Date.now,
    onRequest = () => {},
    latency = 0,
    patience = 60_000,
    customer = true,
    seed,
  } = options;
  const storage = createStorage();
  const random = randomSource(seed);
  const account: Account = {
    id: accountId,
    region,
    storage,
    now: clock,
    random,
    markerKey: random(32),
  };
  const faults = new Faults();
  const key = { accessKeyId, secretAccessKey, region, ...(sessionToken !== undefined && { sessionToken }) };
  const server = createGlacierServer({ account, key, faults, onRequest, latency, patience, customer });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    region,
    accountId,
    accessKeyId,
    secretAccessKey,
    storage,
    inject: (injection) => faults.inject(injection),
    seedVault: (vault) => seedVault(storage, vault, clock()),
    seedUpload: (vaultName, upload) => seedUpload(storage, vaultName, upload, clock()),
    seedParts: (vaultName, uploadId, parts) => seedParts(storage, vaultName, uploadId, parts),
    inventory: () => {
      for (const vault of storage.vaults.values()) takeInventory(vault, clock());
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
