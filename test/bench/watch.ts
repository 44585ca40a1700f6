import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateVaultCommand,
  GlacierClient,
  InitiateMultipartUploadCommand,
  UploadMultipartPartCommand,
} from '@aws-sdk/client-glacier';
import { MiB } from '../../src/core/text/bytes.ts';
import { arrivalRate } from '../../src/core/uploads/arrivals.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';
import { PartsWatch } from '../../src/store/partsWatch.ts';
import { startEmulator } from './emulator.ts';
import { figure, type Results } from './report/figure.ts';

/** How far the rate may be from the true one, as a share of it. */
const limit = 0.1;
const accountId = '-';
const vaultName = 'bench-0000';
/** Milliseconds from one part to the next, and from one look to the next. */
const pace = { part: 150, look: 1000 };
const parts = 120;

/** Watches an upload into which the bare SDK sends a part at a steady pace: the rate that the watch shows to the true one. */
export async function* benchWatch(): Results {
  const emulator = await startEmulator(0);
  const { url, region, accessKeyId, secretAccessKey } = emulator.endpoint;
  const client = new GlacierClient({ endpoint: url, region, credentials: { accessKeyId, secretAccessKey } });
  const store = new ConnectionStore(connectToSample(emulator.endpoint), {
    pageSize: () => 50,
    onFailure: (error) => console.error(error.message),
    onDuplicate: () => {},
  });
  try {
    await client.send(new CreateVaultCommand({ accountId, vaultName }));
    const { uploadId } = await client.send(
      new InitiateMultipartUploadCommand({ accountId, vaultName, partSize: String(MiB) }),
    );
    await store.uploadsOf(vaultName).first();
    const [upload] = store.uploadsOf(vaultName).pages.flat();
    if (!upload) throw new Error('The upload is not listed.');
    const watch = new PartsWatch(store.partsOf(upload), {
      interval: () => pace.look,
      onLook: () => {},
      onNews: () => {},
    });
    const body = Buffer.alloc(MiB, 1);
    const began = performance.now();
    for (let part = 0; part < parts; part++) {
      await wait(Math.max(0, began + part * pace.part - performance.now()));
      const range = `bytes ${part * MiB}-${(part + 1) * MiB - 1}/*`;
      await client.send(new UploadMultipartPartCommand({ accountId, vaultName, uploadId, range, body }));
    }
    const trueRate = (parts / (performance.now() - began)) * 60_000;
    watch.dispose();
    yield figure({
      what: `Rate shown of ${parts} parts, a look each second`,
      ours: arrivalRate(watch.arrivals)?.parts ?? 0,
      unit: 'parts/min',
      comparedTo: 'rate of the bare SDK that sends',
      theirs: trueRate,
      limit: { of: 'compared', least: 1 - limit, most: 1 + limit },
      how: 'once',
    });
  } finally {
    store.dispose();
    client.destroy();
    await emulator.stop();
  }
}
