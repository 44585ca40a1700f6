import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { GiB, MiB } from '../../src/core/text/bytes.ts';
import { projectRoot } from '../host/project.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { rateOfAwsCli } from './awsCli.ts';
import { median } from './median.ts';
import { writeRandomFile } from './randomFile.ts';
import type { ProbeFigures, ProbeTask } from './transferProbe.ts';

const limits = {
  largeGrowth: 300 * MiB,
  growth: 320 * MiB,
  cpu: 1.3,
  ofLimited: 0.97,
  ofBareLoop: 0.85,
  ofAwsCli: 3,
};
const turns = 5;
/** Of a limited endpoint, in bytes a second. */
const limited = 100 * MiB;

/**
 * Sends a file of 2 GiB, in the page cache, in parts of 64 MiB, four at a time: ours against a bare loop and a bare
 * socket, in turns, each in a process of its own; into an endpoint that takes no more than 100 MiB/s; and 4 GiB in parts
 * of 1 GiB for the memory; and by the AWS CLI, where that is installed. Prints everything; true when within the limits.
 */
export async function benchTransfer(): Promise<boolean> {
  spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  const folder = makeTempFolder();
  const path = join(folder, 'file.bin');
  const file = { path, size: 2 * GiB, partSize: 64 * MiB };
  writeRandomFile(path, file.size);
  // Its bytes are all zero and on no disk: what is looked at is the memory.
  const sparse = join(folder, 'sparse.bin');
  closeSync(openSync(sparse, 'w'));
  truncateSync(sparse, 4 * GiB);
  const sink = await startSink(0);
  const slow = await startSink(limited);
  try {
    const figures = { ours: [], 'bare loop': [], 'bare socket': [] } as Record<
      ProbeTask['way'],
      ProbeFigures[]
    >;
    // The first turn warms up and does not count.
    for (let turn = 0; turn <= turns; turn++)
      for (const way of ['ours', 'bare loop', 'bare socket'] as const) {
        const seen = await probe({ ...file, ...sink.ports, way });
        if (turn > 0) figures[way].push(seen);
      }
    const rate = (way: ProbeTask['way']) =>
      file.size / MiB / Math.min(...figures[way].map(({ seconds }) => seconds));
    const cpu = (way: ProbeTask['way']) => median(figures[way].map((each) => each.cpu)) / (file.size / GiB);
    for (const way of ['ours', 'bare loop', 'bare socket'] as const)
      console.log(
        `Send 2 GiB, ${way}: ${rate(way).toFixed(0)} MiB/s, best of ${turns} turns; ${cpu(way).toFixed(2)} s of processor a GiB`,
      );
    const growth = Math.max(...figures.ours.map((each) => each.growth));
    const onLimited = await probe({ ...file, ...slow.ports, way: 'ours' });
    const large = await probe({ path: sparse, size: 4 * GiB, partSize: GiB, ...sink.ports, way: 'ours' });
    const ofAwsCli = await rateOfAwsCli(folder, sink.ports.httpPort);
    if (ofAwsCli === undefined) console.log('Send, ours to AWS CLI: not compared, as it is not installed');
    return [
      ofAwsCli === undefined ||
        describe('Send, ours to AWS CLI', (rate('ours') * MiB) / ofAwsCli, limits.ofAwsCli, 'least'),
      describe('Send, ours to bare loop', rate('ours') / rate('bare loop'), limits.ofBareLoop, 'least'),
      describe('Send, processor to bare socket', cpu('ours') / cpu('bare socket'), limits.cpu, 'most'),
      describe(
        'Send at 100 MiB/s, of that',
        file.size / limited / onLimited.seconds,
        limits.ofLimited,
        'least',
      ),
      describe('Send 64 MiB parts, MiB of memory', growth / MiB, limits.growth / MiB, 'most'),
      describe('Send 1 GiB parts, MiB of memory', large.growth / MiB, limits.largeGrowth / MiB, 'most'),
    ].every(Boolean);
  } finally {
    sink.child.kill();
    slow.child.kill();
    await removeTempFolder(folder);
  }
}

function describe(what: string, value: number, limit: number, kind: 'least' | 'most'): boolean {
  console.log(`${what}: ${value.toFixed(2)} (limit ${limit})`);
  return kind === 'least' ? value >= limit : value <= limit;
}

async function startSink(limit: number) {
  const child = fork(new URL('transferSink.ts', import.meta.url), [String(limit)]);
  return { child, ports: await message<Pick<ProbeTask, 'httpPort' | 'tcpPort'>>(child) };
}

function probe(task: ProbeTask): Promise<ProbeFigures> {
  return message(fork(new URL('transferProbe.ts', import.meta.url), [JSON.stringify(task)]));
}

async function message<T>(child: ChildProcess): Promise<T> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}.`);
  });
  gone.catch(() => {});
  const [value] = (await Promise.race([once(child, 'message'), gone])) as [T];
  return value;
}
