import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CreateVaultCommand, type GlacierClient, paginateListVaults } from '@aws-sdk/client-glacier';
import type { SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';

/** Starts an emulator with the sample account in a process of its own; each request takes `latency` milliseconds. */
export async function startEmulator(
  latency: number,
): Promise<{ readonly endpoint: SampleEndpoint; stop(): Promise<void> }> {
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

/** Creates vaults until the account has so many. */
export async function createVaults(client: GlacierClient, wanted: number): Promise<void> {
  let count = 0;
  for await (const page of paginateListVaults({ client }, { accountId: '-' }))
    count += page.VaultList?.length ?? 0;
  const created = Array.from({ length: wanted - count }, (_, index) =>
    client.send(
      new CreateVaultCommand({ accountId: '-', vaultName: `bench-${String(index).padStart(4, '0')}` }),
    ),
  );
  await Promise.all(created);
}
