import { MiB } from '../../src/core/text/bytes.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';

/*
 * The account of the bench of first rows, in a process of its own: as many vaults as one answer has, each with more
 * uploads than that, each with more parts than that. Each request takes as many milliseconds as the argument says. Tells
 * its parent how to reach it, and goes with it.
 */

const vaults = 10;
const uploads = 60;
const parts = 200;

const emulator = await startEmulator({ latency: Number(process.argv[2] ?? 0) });
for (let vault = 0; vault < vaults; vault++) {
  const name = `vault-${vault}`;
  emulator.seedVault({ name });
  for (let upload = 0; upload < uploads; upload++)
    emulator.seedUpload(name, {
      description: `upload-${vault}-${upload}.`,
      partSize: MiB,
      parts: Array.from({ length: parts }, (_, part) => ({ start: part * MiB, end: (part + 1) * MiB - 1 })),
    });
}
process.once('disconnect', () => process.exit());
const { url, region, accessKeyId, secretAccessKey } = emulator;
process.send?.({ url, region, accessKeyId, secretAccessKey });
