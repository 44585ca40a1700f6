import { GlacierError } from '../../src/core/errors.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import type { ConnectionSource } from '../../src/store/session.ts';
import { Sessions } from '../../src/store/sessions.ts';

const day = 86_400_000;

/** An upload of an account, in a vault that is made for it. */
export interface AccountUpload {
  readonly vault: string;
  readonly description: string;
  /** How long ago it began. */
  readonly days: number;
  /** Of 1 MiB, by their numbers counted from 0. */
  readonly parts?: readonly number[];
}

/** An account on an emulator of its own. */
export interface Account {
  readonly name: string;
  readonly region?: string;
  readonly uploads?: readonly AccountUpload[];
  /** Vaults without uploads. */
  readonly empty?: readonly string[];
  /** Nothing answers there. */
  readonly unreachable?: true;
  /** It is shown as the sample account. */
  readonly sample?: true;
}

export interface Accounts {
  readonly sessions: Sessions;
  readonly emulators: readonly Emulator[];
  /** Removes the connection of an account. */
  readonly remove: (name: string) => void;
  /** Adds the connection of an account again. */
  readonly addAgain: (name: string) => void;
  /** Whether its connection cannot be opened. */
  readonly fail: (name: string, fails: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Starts an emulator for each account, and sessions for all of them. */
export async function startAccounts(
  accounts: readonly Account[],
  onRequest: (account: string, path: string, marker: string) => void = () => {},
): Promise<Accounts> {
  const emulators: Emulator[] = [];
  const sources = new Map<string, ConnectionSource>();
  const removed = new Set<string>();
  const failing = new Set<string>();
  for (const { name, region = 'eu-central-1', uploads = [], empty = [], unreachable, sample } of accounts) {
    const emulator = await startEmulator({
      region,
      onRequest: ({ path, query }) => onRequest(name, path, query['marker'] ?? ''),
    });
    emulators.push(emulator);
    for (const vault of new Set([...uploads.map((each) => each.vault), ...empty]))
      emulator.seedVault({ name: vault });
    for (const { vault, description, days, parts = [] } of uploads)
      emulator.seedUpload(vault, {
        description,
        partSize: MiB,
        parts: parts.map((part) => ({ start: part * MiB, end: (part + 1) * MiB - 1 })),
        created: Date.now() - days * day,
        lastActivity: Date.now(),
      });
    const { url, accessKeyId, secretAccessKey } = emulator;
    if (unreachable) await emulator.stop();
    sources.set(name, {
      spec: sample ? { kind: 'sample' } : { kind: 'aws', name, profile: name, region },
      open: () =>
        failing.has(name)
          ? Promise.reject(new GlacierError('network', 'Offline.'))
          : Promise.resolve(connectToSample({ url, region, accessKeyId, secretAccessKey })),
      watch: () => ({ dispose: () => {} }),
    });
  }
  const sessions = new Sessions({ pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} });
  const show = () =>
    sessions.set([...sources].flatMap(([name, source]) => (removed.has(name) ? [] : [source])));
  show();
  return {
    sessions,
    emulators,
    remove: (name) => {
      removed.add(name);
      show();
    },
    addAgain: (name) => {
      removed.delete(name);
      show();
    },
    fail: (name, fails) => void (fails ? failing.add(name) : failing.delete(name)),
    close: async () => {
      sessions.dispose();
      for (const emulator of emulators) await emulator.stop();
    },
  };
}
