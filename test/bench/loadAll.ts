import { GlacierClient, paginateListParts, paginateListVaults } from '@aws-sdk/client-glacier';
import type { MultipartUpload } from '../../src/core/model.ts';
import type { Pager } from '../../src/core/listing/pager.ts';
import { connectToSample, type SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';
import { createVaults, startEmulator } from './emulator.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

/** Loads a whole list, and returns how many items there were. */
type Load = () => Promise<number>;

/** A list that one action loads to its end. */
interface Case {
  readonly what: string;
  readonly count: number;
  /** Milliseconds that each request takes. */
  readonly latency: number;
  /** The most time that ours may take, as a multiple of what the bare SDK takes. */
  readonly limit: number;
  readonly runs: number;
  /** Finds or makes the list. */
  readonly prepare: (endpoint: SampleEndpoint) => Promise<{ readonly bare: Load; readonly ours: Load }>;
}

const cases: readonly Case[] = [
  { what: 'parts', count: 10_000, latency: 0, limit: 1.25, runs: 9, prepare: parts },
  { what: 'parts', count: 10_000, latency: 30, limit: 1.05, runs: 3, prepare: parts },
  { what: 'vaults', count: 1000, latency: 30, limit: 1.1, runs: 3, prepare: vaults },
];

/**
 * Load All through adapter and store against the SDK's own paginator, both on one emulator that runs in a process of its
 * own, turn by turn.
 */
export async function* benchLoadAll(): Results {
  for (const { what, count, latency, limit, runs, prepare } of cases) {
    const emulator = await startEmulator(latency);
    try {
      const { bare, ours } = await prepare(emulator.endpoint);
      const times: Record<'bare' | 'ours', number[]> = { bare: [], ours: [] };
      // The first turn warms both up and does not count.
      for (let turn = 0; turn <= runs; turn++) {
        const turned = { bare: await time(bare, count), ours: await time(ours, count) };
        if (turn === 0) continue;
        times.bare.push(turned.bare);
        times.ours.push(turned.ours);
      }
      yield figure({
        what: `Load All of ${count.toLocaleString('en-US')} ${what}, ${latency} ms a request`,
        ours: median(times.ours),
        unit: 'ms',
        comparedTo: "bare SDK's paginator",
        theirs: median(times.bare),
        limit: { of: 'compared', most: limit },
        how: `medians of ${runs} turns`,
      });
    } finally {
      await emulator.stop();
    }
  }
}

/** The sample account's upload of 10,000 parts. */
async function parts(endpoint: SampleEndpoint) {
  const upload = await findUpload(endpoint);
  return {
    bare: () =>
      withClient(endpoint, async (client) => {
        let count = 0;
        // The paginator writes the marker into it.
        const input = { accountId: '-', vaultName: upload.vaultName, uploadId: upload.id };
        for await (const page of paginateListParts({ client }, input)) count += page.Parts?.length ?? 0;
        return count;
      }),
    ours: () => loadAll(endpoint, (store) => store.partsOf(upload).pager),
  };
}

/** As many vaults as an account can have. */
async function vaults(endpoint: SampleEndpoint) {
  await withClient(endpoint, (client) => createVaults(client, 1000));
  return {
    bare: () =>
      withClient(endpoint, async (client) => {
        let count = 0;
        for await (const page of paginateListVaults({ client }, { accountId: '-' }))
          count += page.VaultList?.length ?? 0;
        return count;
      }),
    ours: () => loadAll(endpoint, (store) => store.vaults),
  };
}

async function findUpload(endpoint: SampleEndpoint): Promise<MultipartUpload> {
  const store = openStore(endpoint);
  try {
    await store.vaults.loadAll(new AbortController().signal);
    for (const vault of store.vaults.pages.flat()) {
      const uploads = store.uploadsOf(vault.name);
      await uploads.loadAll(new AbortController().signal);
      const found = uploads.pages.flat().find(({ description }) => description?.includes('10,000 parts'));
      if (found) return found;
    }
    throw new Error('The sample account has no upload of 10,000 parts.');
  } finally {
    store.dispose();
  }
}

async function withClient<T>(
  { url, region, accessKeyId, secretAccessKey }: SampleEndpoint,
  work: (client: GlacierClient) => Promise<T>,
): Promise<T> {
  const client = new GlacierClient({ endpoint: url, region, credentials: { accessKeyId, secretAccessKey } });
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

async function loadAll<T>(
  endpoint: SampleEndpoint,
  listOf: (store: ConnectionStore) => Pager<T>,
): Promise<number> {
  const store = openStore(endpoint);
  const pager = listOf(store);
  await pager.loadAll(new AbortController().signal);
  if (pager.error) throw pager.error;
  store.dispose();
  return pager.count;
}

function openStore(endpoint: SampleEndpoint): ConnectionStore {
  return new ConnectionStore(connectToSample(endpoint), {
    pageSize: () => 50,
    onFailure: () => {},
    onDuplicate: () => {},
  });
}

async function time(load: Load, count: number): Promise<number> {
  const start = performance.now();
  const loaded = await load();
  if (loaded !== count) throw new Error(`${loaded} of ${count} items were loaded.`);
  return performance.now() - start;
}
