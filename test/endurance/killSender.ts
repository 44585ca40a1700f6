import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { MiB } from '../../src/core/text/bytes.ts';
import { isArchive } from '../../src/core/transfer/archiveRecord.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { loadRecords } from '../../src/jobs/journal/archiveHistory.ts';
import { interruptedTransfers } from '../../src/jobs/journal/transferMarks.ts';
import { type Random, seededRandom } from '../fuzz/random.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { treeHashOf } from '../unit/jobs/files.ts';
import type { SenderTask } from './sender.ts';
import { watchParts } from './watchParts.ts';

/** Bytes of which no two stretches of 1 MiB are the same: the pattern's length is a prime. */
const pattern = createHash('shake256', { outputLength: 4099 }).update('killed').digest();

/** When a process dies. */
type Death =
  /** So many milliseconds after it has begun its work. */
  | { readonly kind: 'time'; readonly milliseconds: number }
  /** When a request comes, or has been answered, so many after it has begun, and a moment later. */
  | { readonly kind: 'request' | 'answer'; readonly count: number; readonly milliseconds: number }
  /** In the middle of a write to what outlives it. */
  | { readonly kind: 'write'; readonly count: number };

export interface KillReport {
  readonly kills: Readonly<Record<Death['kind'], number>>;
  readonly archives: number;
  readonly parts: number;
}

/**
 * Kills processes that make archives of files, at random points, and lets the next one go on, until `kills` have died.
 * Each file must become one archive with its tree hash whose ID is in the history, with no part sent that the service
 * had, no upload left over and nothing noted as unfinished.
 */
export async function killSenders(kills: number, seed: number): Promise<KillReport> {
  const random = seededRandom(seed);
  const report = { kills: { time: 0, request: 0, answer: 0, write: 0 }, archives: 0, parts: 0 };
  const died = () => Object.values(report.kills).reduce((sum, count) => sum + count, 0);
  while (died() < kills) {
    const parts = 3 + random.below(30);
    const killed = await sendOneFile(
      parts,
      random,
      () => died() < kills,
      `seed ${seed}, archive ${report.archives}`,
    );
    for (const kind of killed) report.kills[kind]++;
    report.archives++;
    report.parts += parts;
  }
  return report;
}

async function sendOneFile(
  parts: number,
  random: Random,
  more: () => boolean,
  name: string,
): Promise<Death['kind'][]> {
  const folder = makeTempFolder();
  const path = join(folder, 'killed.tar');
  const content = Buffer.alloc((parts - 1) * MiB + 1 + random.below(MiB), pattern);
  writeFileSync(path, content);
  const watch = { onRequest: () => {}, onAnswer: () => {} };
  const emulator = await startEmulator({ onRequest: () => watch.onAnswer() });
  emulator.seedVault({ name: 'vault' });
  const again = watchParts(emulator, () => watch.onRequest());
  const { url, region, accessKeyId, secretAccessKey } = emulator;
  const endpoint = { url, region, accessKeyId, secretAccessKey };
  const killed: Death['kind'][] = [];
  try {
    for (;;) {
      // The last ones live, so that every file becomes an archive.
      const death = more() && killed.length < 20 ? deathOf(random, parts) : undefined;
      const dieInWrite = death?.kind === 'write' ? death.count : undefined;
      const signal = await run({ endpoint, path, folder, dieInWrite }, death, watch);
      if (signal === null) break;
      assert.equal(signal, 'SIGKILL', name);
      if (death) killed.push(death.kind);
    }
    const vault = emulator.storage.vaults.get('vault');
    const [record, ...others] = await loadRecords(join(folder, 'archives.jsonl'));
    const [made, ...further] = vault?.ended.values() ?? [];
    assert.ok(record && isArchive(record) && others.length === 0, `${name}: its ID is in the history`);
    assert.ok(made && further.length === 0, `${name}: one archive was made`);
    assert.deepEqual([made.archiveId, made.treeHash], [record.archiveId, treeHashOf(content)], name);
    assert.equal(vault?.uploads.size, 0, `${name}: no upload is left over`);
    assert.deepEqual(again, [], `${name}: no part was sent that was there`);
    const { interrupted } = await interruptedTransfers(join(folder, 'transfers'));
    assert.deepEqual(interrupted, [], `${name}: nothing is left to go on with`);
  } finally {
    await emulator.stop();
    await removeTempFolder(folder);
  }
  return killed;
}

function deathOf(random: Random, parts: number): Death {
  const kind = random.pick(['time', 'request', 'answer', 'write'] as const);
  // An upload of one process takes as many requests as parts, six more, and five writes.
  const count = 1 + random.below(kind === 'write' ? 6 : parts + 8);
  if (kind === 'write') return { kind, count };
  if (kind === 'time') return { kind, milliseconds: random.below(100 + parts * 25) };
  return { kind, count, milliseconds: random.below(4) };
}

/** Runs a process until it ends; resolves with the signal it died of, or null where it came to its end. */
async function run(
  task: SenderTask,
  death: Death | undefined,
  watch: { onRequest: () => void; onAnswer: () => void },
): Promise<NodeJS.Signals | null> {
  const child = fork(new URL('sender.ts', import.meta.url), [JSON.stringify(task)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  let seen = 0;
  const count = () => {
    if (death && 'count' in death && death.kind !== 'write' && ++seen === death.count)
      void kill(child, death.milliseconds);
  };
  watch.onRequest = death?.kind === 'request' ? count : () => {};
  watch.onAnswer = death?.kind === 'answer' ? count : () => {};
  if (death?.kind === 'time') child.once('message', () => void kill(child, death.milliseconds));
  const [code, signal] = await ended;
  assert.ok(signal !== null || code === 0, `a process ended with ${code}`);
  return signal;
}

async function kill(child: ChildProcess, milliseconds: number): Promise<void> {
  if (milliseconds > 0) await setTimeout(milliseconds);
  child.kill('SIGKILL');
}
