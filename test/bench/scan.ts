import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  GlacierClient,
  InitiateMultipartUploadCommand,
  paginateListMultipartUploads,
  paginateListVaults,
} from '@aws-sdk/client-glacier';
import { MiB } from '../../src/core/text/bytes.ts';
import { connectToSample, type SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import { PauseControl } from '../../src/jobs/pacing/pauseControl.ts';
import { UploadScan } from '../../src/jobs/uploads/uploadScan.ts';
import { createVaults, startEmulator } from './emulator.ts';
import { median } from './median.ts';

/** Of ours to the bare loop; milliseconds that the event loop may be blocked; MiB of memory. */
const limits = { ratio: 1.2, blocked: 50, memory: 80 };
const turns = 3;
const atOnce = 6;
const accountId = '-';

/**
 * Looks for 1,000 uploads in 1,000 vaults, 200 in each of five of them, at 30 ms a request: ours against a bare loop of
 * the SDK that has six requests under way as well. Prints everything; true when within the limits.
 */
export async function benchScan(): Promise<boolean> {
  const emulator = await startEmulator(30);
  const { url, region, accessKeyId, secretAccessKey } = emulator.endpoint;
  const client = new GlacierClient({ endpoint: url, region, credentials: { accessKeyId, secretAccessKey } });
  try {
    await createVaults(client, 1000);
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        client.send(
          new InitiateMultipartUploadCommand({
            accountId,
            vaultName: `bench-000${index % 5}`,
            partSize: String(MiB),
          }),
        ),
      ),
    );
    const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    let [blocked, memory, requests] = [0, 0, 0];
    // The first turn warms both up and does not count.
    for (let turn = 0; turn <= turns; turn++) {
      const bare = await timed(() => bareScan(client));
      const seen = await oursWatched(emulator.endpoint);
      if (turn === 0) continue;
      times.bare.push(bare);
      times.ours.push(seen.milliseconds);
      blocked = Math.max(blocked, seen.blocked);
      memory = Math.max(memory, seen.memory);
      ({ requests } = seen);
    }
    const ratio = median(times.ours) / median(times.bare);
    console.log(
      `Scan of 1,000 vaults, 1,000 uploads, ${requests} requests of 30 ms: ours ${median(times.ours).toFixed(0)} ms, ` +
        `bare loop ${median(times.bare).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (limit ${limits.ratio}); ` +
        `event loop blocked for ${blocked.toFixed(0)} ms at most (limit ${limits.blocked}), ` +
        `${memory.toFixed(0)} MiB more memory (limit ${limits.memory})`,
    );
    return ratio <= limits.ratio && blocked <= limits.blocked && memory <= limits.memory;
  } finally {
    client.destroy();
    await emulator.stop();
  }
}

async function oursWatched(endpoint: SampleEndpoint) {
  const { port } = connectToSample(endpoint);
  const scan = new UploadScan(port);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  let most = before;
  delay.enable();
  const milliseconds = await timed(async () => {
    const { signal } = new AbortController();
    const onChange = () => (most = Math.max(most, process.memoryUsage().rss));
    await scan.run({ pause: new PauseControl(), signal, onChange });
  });
  delay.disable();
  port.dispose();
  if (!scan.done || scan.uploads.length < 1000) throw new Error('Not everything was found.');
  const { requests } = scan;
  return { milliseconds, requests, blocked: delay.max / 1e6, memory: (most - before) / MiB };
}

async function bareScan(client: GlacierClient): Promise<void> {
  const waiting: string[] = [];
  let isListed = false;
  const list = async () => {
    for await (const page of paginateListVaults({ client }, { accountId }))
      waiting.push(...(page.VaultList ?? []).map(({ VaultName = '' }) => VaultName));
    isListed = true;
  };
  const lane = async () => {
    for (;;) {
      const vaultName = waiting.shift();
      if (vaultName === undefined) {
        if (isListed) return;
        await new Promise((resolve) => setTimeout(resolve, 1));
        continue;
      }
      for await (const page of paginateListMultipartUploads({ client }, { accountId, vaultName }))
        if (!page.UploadsList) throw new Error('No list');
    }
  };
  // The one that lists the vaults goes on with their uploads.
  const lanes = [list().then(lane), ...Array.from({ length: atOnce - 1 }, lane)];
  await Promise.all(lanes);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
