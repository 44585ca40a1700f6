import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  GlacierClient,
  InitiateMultipartUploadCommand,
  paginateListMultipartUploads,
  paginateListVaults,
} from '@aws-sdk/client-glacier';
import { MiB } from '../../src/core/text/bytes.ts';
import { connectToSample, type SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import * as jobs from '../../src/jobs/entry.ts';
import { Sessions } from '../../src/store/sessions.ts';
import { UploadsPanel } from '../../src/uploadsPanel/host/uploadsPanel.ts';
import type { UploadsPanelOptions } from '../../src/uploadsPanel/host/uploadsPanelOptions.ts';
import { protocolVersion } from '../../src/uploadsPanel/protocol/messages.ts';
import { createVaults, startEmulator } from './emulator.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

/**
 * Of ours to the bare loop; milliseconds that the event loop may be blocked; MiB of memory; milliseconds from the first
 * answer to the first rows.
 */
const limits = { ratio: 1.2, blocked: 50, memory: 80, firstRows: 200 };
const turns = 3;
const atOnce = 6;
const accountId = '-';

/**
 * Looks for 1,000 uploads in 1,000 vaults, 200 in each of five of them, at 30 ms a request: ours, down to the messages that
 * the uploads panel gets, against a bare loop of the SDK that has six requests under way as well.
 */
export async function* benchScan(): Results {
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
    let [blocked, memory, requests, firstRows] = [0, 0, 0, 0];
    // The first turn warms both up and does not count.
    for (let turn = 0; turn <= turns; turn++) {
      const bare = await timed(() => bareScan(client));
      const seen = await oursWatched(emulator.endpoint);
      if (turn === 0) continue;
      times.bare.push(bare);
      times.ours.push(seen.milliseconds);
      blocked = Math.max(blocked, seen.blocked);
      memory = Math.max(memory, seen.memory);
      firstRows = Math.max(firstRows, seen.firstRows);
      ({ requests } = seen);
    }
    const scan = 'Scan of 1,000 vaults';
    const worst = `most of ${turns} turns`;
    yield figure({
      what: `${scan}, 1,000 uploads, 30 ms a request`,
      ours: median(times.ours),
      unit: 'ms',
      comparedTo: `bare SDK, ${atOnce} at once`,
      theirs: median(times.bare),
      limit: { of: 'compared', most: limits.ratio },
      how: `${requests.toLocaleString('en-US')} requests, medians of ${turns} turns`,
    });
    yield figure({
      what: `${scan}: first answer to first rows`,
      ours: firstRows,
      unit: 'ms',
      limit: { of: 'ours', most: limits.firstRows },
      how: worst,
    });
    yield figure({
      what: `${scan}: event loop blocked`,
      ours: blocked,
      unit: 'ms',
      limit: { of: 'ours', most: limits.blocked },
      how: worst,
    });
    yield figure({
      what: `${scan}: growth of memory`,
      ours: memory,
      unit: 'MiB',
      limit: { of: 'ours', most: limits.memory },
      how: worst,
    });
  } finally {
    client.destroy();
    await emulator.stop();
  }
}

async function oursWatched(endpoint: SampleEndpoint) {
  const before = process.memoryUsage().rss;
  let most = before;
  let [firstAnswer, firstRows] = [0, 0];
  const { port, ...connection } = connectToSample(endpoint);
  const listVaults: typeof port.listVaults = async (request, signal) => {
    const page = await port.listVaults(request, signal);
    firstAnswer ||= performance.now();
    return page;
  };
  const sessions = new Sessions({ pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} });
  // The port is an object with a prototype.
  const watched = Object.assign(Object.create(port) as typeof port, { listVaults });
  sessions.set([
    {
      spec: { kind: 'aws' },
      open: () => Promise.resolve({ ...connection, port: watched }),
      watch: () => ({ dispose: () => {} }),
    },
  ]);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const done = Promise.withResolvers<number>();
  const panel = panelOf(sessions, (message) => {
    most = Math.max(most, process.memoryUsage().rss);
    if (message.type !== 'snapshot' && message.type !== 'update') return;
    if (message.rows.length > 0) firstRows ||= performance.now();
    if (message.progress.state === 'over') done.resolve(message.progress.requests);
  });
  const milliseconds = await timed(async () => {
    panel.scan(sessions.all);
    await panel.receive({ version: protocolVersion, id: 1, type: 'ready' });
    await done.promise;
  });
  delay.disable();
  panel.dispose();
  sessions.dispose();
  return {
    milliseconds,
    requests: await done.promise,
    blocked: delay.max / 1e6,
    memory: (most - before) / MiB,
    firstRows: firstRows - firstAnswer,
  };
}

/** The extension's side of the uploads panel, with nothing behind its buttons. */
function panelOf(sessions: Sessions, post: UploadsPanelOptions['post']): UploadsPanel {
  const nothing = () => Promise.resolve();
  return new UploadsPanel({
    id: 'bench',
    sessions,
    jobs,
    actions: {
      run: nothing,
      abort: () => Promise.resolve([]),
      portOf: () => Promise.reject(new Error('Nothing is counted.')),
    },
    language: 'en',
    readOnly: () => false,
    post,
    copy: nothing,
    confirm: () => Promise.resolve(false),
    keep: (found) => void jobs.writeKeptUploads(found),
    exportUploads: nothing,
    openAsText: nothing,
    onFound: () => {},
    log: (message) => console.error(message),
  });
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
