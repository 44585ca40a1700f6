import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;
const live = new Set<string>();

process.once('exit', () => {
  for (const folder of live) rmSync(folder, removal);
});

/** A new empty folder. What `removeTempFolder` was not called for goes when this process ends. */
export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glacier-host-'));
  live.add(folder);
  return folder;
}

/** Removes a folder that `makeTempFolder` made; retries while a dying process still writes into it. */
export async function removeTempFolder(folder: string): Promise<void> {
  await rm(folder, removal);
  live.delete(folder);
}
