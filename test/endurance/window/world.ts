import { join } from 'node:path';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { InjectedFault } from '../../../src/emulator/faults/faults.ts';
import { makeHome, type TestHome } from '../../aws/home.ts';
import { faultKinds } from '../../fuzz/faultKinds.ts';
import type { Random } from '../../fuzz/random.ts';
import { openWorkbench, type Workbench } from '../../host/workbench.ts';
import * as ui from '../../ui/window.ts';
import { bytes, partsOf, writeTemp } from '../../unit/jobs/files.ts';

/** A window, and all that it may meet: two accounts that fail now and then, profiles for them, and a local file. */
export interface WindowWorld {
  readonly random: Random;
  readonly window: Workbench;
  readonly emulators: readonly Emulator[];
  /** The local file of the uploads in the vault `c-files`. */
  readonly file: string;
  /** A folder for what is exported, and to be searched. */
  readonly folder: string;
  /** How often each request came. */
  readonly requests: ReadonlyMap<string, number>;
  /** What VS Code says of emitters in the extension host that have too many listeners. */
  readonly leaks: readonly string[];
  /** A random list of connections, as the setting has it. */
  connections(): readonly object[];
  /** Makes some of the next requests fail. */
  injectFault(): void;
  /** Ends all faults. */
  mend(): void;
  /** Puts uploads of the file in place of those that were completed or aborted. */
  refill(): void;
  close(): Promise<void>;
}

const partSize = MiB;
const content = bytes.subarray(0, 12 * MiB - 5);
const uploadsOfFile = 12;

const kinds = faultKinds(300);

/** Opens the window with the most vaults, uploads and parts that there can be, or with few of them. */
export async function openWindowWorld(random: Random, size: 'few' | 'most'): Promise<WindowWorld> {
  const requests = new Map<string, number>();
  const onRequest = ({ operation = 'none' }) => requests.set(operation, (requests.get(operation) ?? 0) + 1);
  const first = await startEmulator({ onRequest });
  const second = await startEmulator({ onRequest, region: 'eu-west-1', accountId: '444455556666' });
  const emulators = [first, second];
  fill(first, size === 'most' ? { vaults: 1000, uploads: 1000, parts: 10_000 } : few);
  fill(second, few);
  const home = makeHome();
  writeProfiles(home, first);
  const file = writeTemp('content.tar', content);
  const window = await openWorkbench({ env: home.env }).catch(async (error: unknown) => {
    await Promise.all(emulators.map((emulator) => emulator.stop()));
    throw error;
  });
  const leaks: string[] = [];
  window.page.on('console', (message) => {
    const text = message.text();
    if (/Extension Host.*listener LEAK/.test(text)) leaks.push(text);
  });
  let faults: InjectedFault[] = [];
  const mend = () => {
    for (const fault of faults) fault.dispose();
    faults = [];
  };
  const refill = () => emulators.forEach((emulator) => fillFiles(emulator, random));
  refill();
  await allowEndpoints(window, emulators);
  return {
    random,
    window,
    emulators,
    file,
    folder: join(file, '..'),
    requests,
    leaks,
    mend,
    refill,
    connections: () =>
      profiles
        .filter(() => random.below(3) > 0)
        .map((profile) => {
          const { region, url: endpoint } = random.pick(emulators);
          return { profile, region, endpoint };
        }),
    injectFault: () => {
      const injection = {
        fault: random.pick(kinds),
        times: 1 + random.below(3),
        after: random.below(3),
      };
      faults.push(random.pick(emulators).inject(injection));
    },
    close: async () => {
      mend();
      await window.close();
      await Promise.all(emulators.map((emulator) => emulator.stop()));
      home.remove();
    },
  };
}

const few = { vaults: 30, uploads: 60, parts: 300 };

/** Profiles whose keys both accounts take, but for the last one's. */
const profiles = ['alpha', 'beta', 'wrong'] as const;

function writeProfiles(home: TestHome, { accessKeyId, secretAccessKey }: Emulator): void {
  home.credentials(
    ...profiles.flatMap((name) => [
      `[${name}]`,
      `aws_access_key_id = ${accessKeyId}`,
      `aws_secret_access_key = ${name === 'wrong' ? 'wrong' : secretAccessKey}`,
    ]),
  );
}

/** Allows what a person is asked for once, with each profile and endpoint. */
async function allowEndpoints({ page, control }: Workbench, emulators: readonly Emulator[]): Promise<void> {
  // The account of files and problems begins here.
  await control.vitals();
  await ui.openView(page);
  for (const profile of profiles)
    for (const { region, url } of emulators) {
      await control.changeSettings({ 'glacier.connections': [{ profile, region, endpoint: url }] });
      await ui.useEndpoint(page);
    }
}

function fill(emulator: Emulator, counts: typeof few): void {
  for (const name of ['a-parts', 'b-uploads', 'c-files']) emulator.seedVault({ name });
  for (let number = 3; number < counts.vaults; number++)
    emulator.seedVault({ name: `v-${String(number).padStart(4, '0')}` });
  const parts = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ start: i * partSize, end: (i + 1) * partSize - 1 }));
  emulator.seedUpload('a-parts', { description: 'many parts', partSize, parts: parts(counts.parts) });
  for (let number = 0; number < counts.uploads; number++)
    emulator.seedUpload('b-uploads', {
      description: `upload ${number}`,
      partSize,
      parts: parts(number % 4),
    });
}

/** Each upload of the file lacks some of its parts. */
function fillFiles(emulator: Emulator, random: Random): void {
  const vault = emulator.storage.vaults.get('c-files');
  for (let count = vault?.uploads.size ?? 0; count < uploadsOfFile; count++) {
    const parts = partsOf(content, partSize).filter(() => random.below(4) > 0);
    emulator.seedUpload('c-files', {
      id: `file-${random.below(2 ** 32)}-${count}`,
      description: 'content.tar',
      partSize,
      parts: parts.map(({ range, treeHash }) => ({ ...range, treeHash })),
    });
  }
}
