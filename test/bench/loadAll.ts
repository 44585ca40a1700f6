import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { GlacierClient, paginateListParts } from '@aws-sdk/client-glacier';
import type { MultipartUpload } from '../../src/core/model.ts';
import { connectToSample, type SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';
import { median } from './median.ts';

const parts = 10_000;

/** Limits of the ratio of ours to the bare SDK: without latency, and with 30 ms a request. */
const cases = [
  { latency: 0, limit: 1.25, runs: 9 },
  { latency: 30, limit: 1.05, runs: 3 },
];

/**
 * Load All of 10,000 parts through adapter and store against the SDK's own paginator, both on one emulator that runs
 * in a process of its own, turn by turn. Prints both times; true when ours is within the limits.
 */
export async function benchLoadAll(): Promise<boolean> {
  let within = true;
  for (const { latency, limit, runs } of cases) {
    const emulator = await startEmulator(latency);
    try {
      const upload = await findUpload(emulator.endpoint);
      const ours: number[] = [];
      const bare: number[] = [];
      // The first turn warms both up and does not count.
      for (let turn = 0; turn <= runs; turn++) {
        const times = [
          await time(() => bareSdk(emulator.endpoint, upload)),
          await time(() => store(emulator.endpoint, upload)),
        ];
        if (turn === 0) continue;
        bare.push(times[0] ?? 0);
        ours.push(times[1] ?? 0);
      }
      const ratio = median(ours) / median(bare);
      within &&= ratio <= limit;
      console.log(
        `Load All of ${parts} parts, ${latency} ms a request: ours ${median(ours).toFixed(0)} ms, bare SDK ` +
          `${median(bare).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (limit ${limit}; medians of ${runs} turns)`,
      );
    } finally {
      await emulator.stop();
    }
  }
  return within;
}

async function startEmulator(latency: number): Promise<{ endpoint: SampleEndpoint; stop(): Promise<void> }> {
  const script = new URL('../../src/emulator/cli.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, '--json', '--sample', '--latency', String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { endpoint: JSON.parse(line) as SampleEndpoint, stop };
}

/** The sample account's upload of 10,000 parts. */
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

async function bareSdk(
  { url, region, accessKeyId, secretAccessKey }: SampleEndpoint,
  upload: MultipartUpload,
) {
  const client = new GlacierClient({ endpoint: url, region, credentials: { accessKeyId, secretAccessKey } });
  const input = { accountId: '-', vaultName: upload.vaultName, uploadId: upload.id };
  let count = 0;
  for await (const page of paginateListParts({ client }, input)) count += page.Parts?.length ?? 0;
  client.destroy();
  if (count !== parts) throw new Error(`The SDK listed ${count} parts.`);
}

async function store(endpoint: SampleEndpoint, upload: MultipartUpload): Promise<void> {
  const opened = openStore(endpoint);
  const { pager } = opened.partsOf(upload);
  await pager.loadAll(new AbortController().signal);
  if (pager.count !== parts) throw new Error(`The store has ${pager.count} parts.`, { cause: pager.error });
  opened.dispose();
}

function openStore(endpoint: SampleEndpoint): ConnectionStore {
  return new ConnectionStore(connectToSample(endpoint), {
    pageSize: () => 50,
    onFailure: () => {},
    onDuplicate: () => {},
  });
}

async function time(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
