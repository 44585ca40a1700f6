import { setTimeout } from 'node:timers/promises';
import { MiB } from '../../src/core/text/bytes.ts';
import {
  readConnectionSettings,
  withConnections,
  withMovedConnection,
  withoutConnection,
} from '../../src/core/aws/connectionSettings.ts';
import { type AwsSpec, specKey } from '../../src/core/aws/connectionSpec.ts';
import type { MultipartUpload } from '../../src/core/model.ts';
import type { Pager } from '../../src/core/listing/pager.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { InjectedFault } from '../../src/emulator/faults/faults.ts';
import type { RequestRecord } from '../../src/emulator/http/server.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { watchProfile } from '../../src/glacier/awsFiles/watchProfile.ts';
import { finishedRun } from '../../src/core/verification/verificationRun.ts';
import { verifyFile } from '../../src/jobs/verification/verifyFile.ts';
import type { PartsList } from '../../src/store/partsList.ts';
import type { ConnectionSource, Session } from '../../src/store/session.ts';
import { Sessions } from '../../src/store/sessions.ts';
import { makeHome, setEnvironment } from '../aws/home.ts';
import { startSts } from '../aws/standIns.ts';
import { waitFor } from '../host/waitFor.ts';
import { bytes, newPool, partsOf, writeTemp } from '../unit/jobs/files.ts';
import { faultKinds } from './faultKinds.ts';
import type { Random } from './random.ts';

/** Two accounts with vaults, uploads and parts, the files and settings of a person, and all that is done with them. */
export interface World {
  /** Counts what was begun, if it was, and waits for it at the end. */
  start(name: string, work: unknown): void;
  readonly done: ReadonlyMap<string, number>;
  session(): Session | undefined;
  uploads(): Pager<MultipartUpload> | undefined;
  parts(): PartsList | undefined;
  newSignal(): AbortSignal;
  verify(): Promise<unknown> | undefined;
  cancel(): void;
  addConnection(): void;
  removeConnection(): void;
  moveConnection(): void;
  editSettings(): void;
  writeFiles(): void;
  injectFault(): void;
  mend(): void;
  /** Ends everything, and resolves when nothing is under way any more. */
  close(): Promise<void>;
}

const partSize = MiB;
const content = bytes.subarray(0, 8 * MiB);

export async function openWorld(random: Random): Promise<World> {
  const home = makeHome();
  const restore = setEnvironment(home.env);
  const done = new Map<string, number>();
  const count = (name: string) => done.set(name, (done.get(name) ?? 0) + 1);
  const onRequest = ({ operation }: RequestRecord) => count(`request: ${operation}`);
  const emulators = [
    await startEmulator({ seed: 'one', onRequest }),
    await startEmulator({ seed: 'two', onRequest }),
  ] as const;
  for (const emulator of emulators) fill(emulator);
  const [{ accessKeyId, secretAccessKey }] = emulators;
  const sts = await startSts({
    key: { accessKeyId, secretAccessKey, sessionToken: 'session' },
    lifetime: () => {
      count('request: AssumeRole');
      return 3600;
    },
  });
  process.env['AWS_ENDPOINT_URL_STS'] = sts.url;
  // Each of the SDK's own tries would take a second and more.
  process.env['AWS_MAX_ATTEMPTS'] = '1';
  const file = writeTemp('world.bin', content);
  const pool = newPool(1);
  const sessions = new Sessions({
    pageSize: () => 1 + random.below(50),
    onFailure: ({ kind }) => count(`failed: ${kind}`),
    onDuplicate: () => {},
  });
  const listening = sessions.onDidChange(() => {});
  const working = new Set<Promise<unknown>>();
  const aborts: AbortController[] = [];
  let faults: InjectedFault[] = [];
  let settings: unknown = [];

  const pickFrom = <T>(all: readonly T[]): T | undefined => (all.length > 0 ? random.pick(all) : undefined);
  const apply = (value: unknown) => {
    settings = value;
    const { specs } = readConnectionSettings(value);
    sessions.set([...specs.map(sourceOf), ...(random.below(10) > 0 ? [sampleSource(emulators[1])] : [])]);
  };
  const writeFiles = () => {
    const secret = random.below(5) === 0 ? 'wrong' : secretAccessKey;
    const keys = [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secret}`];
    home.credentials('[default]', ...keys, '[keys]', ...keys, random.below(5) === 0 ? 'not a line' : '');
    const answer = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secret });
    home.config(
      '[profile process]',
      `credential_process = "${process.execPath}" "${home.write('give.cjs', `console.log(${JSON.stringify(answer)})`)}"`,
      '[profile hangs]',
      `credential_process = "${process.execPath}" "${home.write('hang.cjs', 'setInterval(() => {}, 1000)')}"`,
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = keys',
    );
  };
  writeFiles();

  const session = () => pickFrom(sessions.all);
  const uploads = () => {
    const store = session()?.store;
    const vault = pickFrom(store?.vaults.pages.flat() ?? []);
    return vault && store?.uploadsOf(vault.name);
  };
  const parts = () => {
    const store = session()?.store;
    const vault = pickFrom(store?.vaults.pages.flat() ?? []);
    const upload = vault && pickFrom(store?.uploadsOf(vault.name).pages.flat() ?? []);
    return upload && store?.partsOf(upload);
  };
  const newSignal = () => {
    const abort = new AbortController();
    aborts.push(abort);
    return abort.signal;
  };
  const mend = () => {
    for (const fault of faults) fault.dispose();
    faults = [];
  };

  return {
    done,
    session,
    uploads,
    parts,
    newSignal,
    mend,
    writeFiles,
    start: (name, work) => {
      if (work === undefined) return;
      const ending = Promise.resolve(work).then(
        () => count(name),
        () => count(`${name} failed`),
      );
      working.add(ending);
      void ending.finally(() => working.delete(ending));
    },
    verify: () => {
      const list = parts();
      if (!list) return undefined;
      const listed = {
        partSize,
        parts: random.below(2) ? list.pager.pages.flat() : partsOf(content, partSize),
      };
      const earlier = list.verification?.result;
      return verifyFile(file, listed, { pool, signal: newSignal(), earlier }).then(({ verification }) =>
        list.showVerification(finishedRun('world.bin', verification, new Date())),
      );
    },
    cancel: () => pickFrom(aborts)?.abort(),
    addConnection: () => apply(withConnections(arrayOf(settings), [spec(random, emulators)])),
    removeConnection: () => {
      const { specs } = readConnectionSettings(settings);
      const removed = pickFrom(specs);
      if (removed) apply(withoutConnection(arrayOf(settings), specKey(removed)));
    },
    moveConnection: () => {
      const { specs } = readConnectionSettings(settings);
      const moved = pickFrom(specs);
      const before = pickFrom(specs);
      if (moved) apply(withMovedConnection(arrayOf(settings), specKey(moved), before && specKey(before)));
    },
    editSettings: () => {
      const entries = arrayOf(settings);
      const broken = [null, 7, { profile: 'keys', unknown: 1 }, { profile: ' keys ' }];
      const changes = [...broken.map((entry) => [...entries, entry]), entries.slice(1), 'none', []];
      apply(random.pick(changes));
    },
    injectFault: () => {
      const fault = random.pick(kinds);
      faults.push(
        random.pick(emulators).inject({ fault, times: 1 + random.below(3), after: random.below(3) }),
      );
    },
    close: async () => {
      sessions.dispose();
      listening.dispose();
      for (const abort of aborts) abort.abort();
      mend();
      // What works can begin something that is refused.
      while (working.size > 0) {
        await Promise.all(working);
        await setTimeout();
      }
      await pool.dispose();
      // Before the servers go, which would take the sockets with them.
      await waitFor(
        'the sockets to close',
        () => !process.getActiveResourcesInfo().includes('TCPSocketWrap') || undefined,
      );
      await Promise.all([...emulators.map((emulator) => emulator.stop()), sts.stop()]);
      restore();
      delete process.env['AWS_MAX_ATTEMPTS'];
      home.remove();
    },
  };
}

function fill(emulator: Emulator): void {
  for (let vault = 0; vault < 12; vault++) {
    const name = `vault-${vault}`;
    emulator.seedVault({ name });
    for (let upload = 0; upload < vault % 4; upload++) {
      const count = upload === 0 ? 8 : 300;
      const parts = Array.from({ length: count }, (_, i) => ({
        start: i * partSize,
        end: (i + 1) * partSize - 1,
      }));
      emulator.seedUpload(name, { description: `upload ${upload}`, partSize, parts });
    }
  }
}

const kinds = faultKinds(20);

function spec(random: Random, emulators: readonly Emulator[]): AwsSpec {
  const { url: endpoint, region } = random.pick(emulators);
  const profile = random.pick([undefined, 'keys', 'process', 'hangs', 'role', 'nobody']);
  return {
    kind: 'aws',
    endpoint,
    region,
    name: `c${random.below(1000)}`,
    ...(profile !== undefined && { profile }),
  };
}

function sourceOf(spec: AwsSpec): ConnectionSource {
  const options = {
    isTrusted: () => true,
    askMfaCode: () => Promise.resolve('123456'),
    throttleTries: 0,
  };
  return {
    spec,
    open: (listener) => connectToAws(spec, { ...options, ...listener }),
    watch: (changed) => watchProfile(spec.profile, changed),
  };
}

function sampleSource(emulator: Emulator): ConnectionSource {
  return {
    spec: { kind: 'sample' },
    open: () => Promise.resolve(connectToSample(emulator)),
    watch: () => ({ dispose: () => {} }),
  };
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
