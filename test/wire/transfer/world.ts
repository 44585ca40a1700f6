import { createHash } from 'node:crypto';
import { formatRange, type ByteRange } from '../../../src/core/byteRange.ts';
import { gridOf } from '../../../src/core/parts/partGrid.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/emulator.ts';
import type { Fault, InjectedFault, Injection } from '../../../src/emulator/faults/faults.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import { standardLimits } from '../../../src/glacier/requests/limits.ts';
import type { GlacierPort, UploadPlace } from '../../../src/glacier/port.ts';
import { withLocalFile } from '../../../src/jobs/files/localFile.ts';
import { PauseControl } from '../../../src/jobs/pacing/pauseControl.ts';
import type { HashPool } from '../../../src/jobs/hashing/hashPool.ts';
import type { SendOptions, SendResult } from '../../../src/jobs/transfer/sendOptions.ts';
import { sendParts } from '../../../src/jobs/transfer/sendParts.ts';
import { type RoundOptions, sendRounds } from '../../../src/jobs/transfer/sendRounds.ts';
import { newPool, treeHashOf, writeTemp } from '../../unit/jobs/files.ts';

/** What came to the emulator of one part, and what it answered. */
export interface PartRequest {
  readonly range: string;
  /** 0 for no answer. */
  readonly status: number;
}

/** A file, an upload for it in an emulator, and the port to send it with. */
export interface World {
  readonly emulator: Emulator;
  readonly port: GlacierPort;
  readonly pool: HashPool;
  readonly path: string;
  readonly content: Buffer;
  readonly ranges: readonly ByteRange[];
  readonly upload: UploadPlace;
  /** Requests for parts, in the order of their ends. */
  readonly answered: PartRequest[];
  /** Parts in the order in which their requests came. */
  readonly came: string[];
  /** Requests for parts that were there at once, at most. */
  readonly most: () => number;
  /** Injects a fault into requests for parts. */
  readonly spoil: (fault: Fault, when?: Omit<Injection, 'fault' | 'operation'>) => InjectedFault;
  readonly send: (options?: Partial<SendOptions>, ranges?: readonly ByteRange[]) => Promise<SendResult>;
  /** Sends in rounds, with waits of no more than a few milliseconds. */
  readonly sendRounds: (options: Partial<RoundOptions>) => Promise<SendResult>;
  /** The parts that the service has, as `range hash`. */
  readonly stored: () => string[];
  /** Closes everything. */
  readonly end: () => Promise<void>;
}

/** Bytes of which no two stretches of 1 MiB are the same: the pattern's length is a prime. */
const pattern = createHash('shake256', { outputLength: 4099 }).update('sent').digest();

/** Retries without waiting for long. */
const quick = { first: 1, longest: 4 };

export async function makeWorld(
  size: number,
  {
    partSize = MiB,
    patience = standardLimits.headers,
    ...options
  }: {
    readonly partSize?: number;
    /** Milliseconds until an answer counts as missing. */
    readonly patience?: number;
  } & EmulatorOptions = {},
): Promise<World> {
  const content = Buffer.alloc(size, pattern);
  const path = writeTemp(`sent ${size}`, content);
  const answered: PartRequest[] = [];
  const came: string[] = [];
  let [there, most] = [0, 0];
  const emulator = await startEmulator({
    ...options,
    onRequest: ({ contentRange, status }) => {
      if (contentRange === undefined) return;
      there--;
      answered.push({ range: rangeIn(contentRange), status });
    },
  });
  emulator.inject({
    // Takes note of what comes, and strikes nothing.
    match: ({ headers: { 'content-range': range } }) => {
      if (range === undefined) return false;
      came.push(rangeIn(range));
      most = Math.max(most, ++there);
      return false;
    },
    fault: { kind: 'hold' },
  });
  emulator.seedVault({ name: 'vault' });
  const id = emulator.seedUpload('vault', { partSize, parts: [] });
  const upload = { vaultName: 'vault', id };
  const { port } = connectToSample(emulator, { limits: { ...standardLimits, headers: patience } });
  const pool = newPool(2);
  const ranges = [...gridOf(size, partSize).values()];
  const standard = { pool, signal: new AbortController().signal, backoff: quick };
  return {
    emulator,
    port,
    pool,
    path,
    content,
    ranges,
    upload,
    answered,
    came,
    most: () => most,
    spoil: (fault, when = {}) => emulator.inject({ operation: 'UploadMultipartPart', fault, ...when }),
    send: (options, some = ranges) =>
      withLocalFile(path, (file) => sendParts(port, upload, file, some, { ...standard, ...options })),
    sendRounds: (options) =>
      withLocalFile(path, (file) =>
        sendRounds(port, upload, file, ranges, {
          ...standard,
          pause: new PauseControl(),
          onHold: () => {},
          ...options,
        }),
      ),
    stored: () =>
      [...(emulator.storage.vaults.get('vault')?.uploads.get(id)?.parts.values() ?? [])]
        .map((part) => `${formatRange(part)} ${part.treeHash}`)
        .sort(),
    end: async () => {
      port.dispose();
      await emulator.stop();
      await pool.dispose();
    },
  };
}

/** The parts of a world's file, as `range hash`. */
export function wanted({ content, ranges }: World): string[] {
  return ranges
    .map((range) => `${formatRange(range)} ${treeHashOf(content.subarray(range.start, range.end + 1))}`)
    .sort();
}

/** The range of a Content-Range header. */
export function rangeIn(contentRange: string): string {
  return /\d+-\d+/.exec(contentRange)?.[0] ?? '';
}

/** Lets everything else go on until a condition holds. Gives up in time, as a test that waits here could not be ended. */
export async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${condition.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
