import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { GiB, MiB } from '../../src/core/text/bytes.ts';
import { partRange } from '../../src/core/parts/partGrid.ts';
import { zeroTreeHash } from '../../src/core/treeHash/zeroHash.ts';
import { hashFile } from '../../src/jobs/hashing/hashFile.ts';
import { HashPool } from '../../src/jobs/hashing/hashPool.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { verifyFile } from '../../src/jobs/verification/verifyFile.ts';
import { projectRoot } from '../host/project.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { writeRandomFile } from './randomFile.ts';
import { type Figure, figure, type NoFigure, type Result, type Results } from './report/figure.ts';

/** Ratios of rates; MiB; milliseconds. */
const limits = { ofBareLoop: 0.95, ofOpenssl: 1.5, growth: 64, block: 50, cancel: 500 };
const size = 2 * GiB;
const threads = 2;
const turns = 7;

/** As it ships. */
const module = pathToFileURL(join(projectRoot, 'dist', 'hashWorker.cjs'));

/**
 * Hashing of a file of 2 GiB that is in the page cache: ours by two threads against a bare loop in two threads, the
 * `openssl` command and the AWS CLI's own tree hash, in turns; what it costs the host; and how long a cancel takes.
 */
export async function* benchHash(): Results {
  const folder = makeTempFolder();
  try {
    const path = join(folder, 'file.bin');
    writeRandomFile(path, size);
    const sparse = join(folder, 'sparse.bin');
    writeSparseFile(sparse);
    const end = { from: sparseSize - GiB, to: sparseSize };
    yield* costOf(
      'Hash 2 GiB',
      () => hash(path),
      () => bareLoop(path, { from: 0, to: size }),
    );
    yield* costOf(
      'Verify 1 GiB at the end of 200 GiB',
      () => verifySparse(sparse),
      () => bareLoop(sparse, end),
    );
    yield* compareSpeed(path);
    yield figure({
      what: 'Hash 2 GiB: from Cancel to its end',
      ours: await cancelTime(path),
      unit: 'ms',
      limit: { of: 'ours', most: limits.cancel },
      how: 'once',
    });
  } finally {
    await removeTempFolder(folder);
  }
}

/** Rates in MiB/s. */
async function* compareSpeed(path: string): AsyncGenerator<Result> {
  const hasOpenssl = installed('openssl', ['version']);
  const tools: Record<string, () => unknown> = {
    ours: () => hash(path),
    'bare loop': () => bareLoop(path, { from: 0, to: size }),
    ...(hasOpenssl ? { 'openssl dgst': () => run('openssl', ['dgst', '-sha256', path]) } : {}),
  };
  const rates = new Map<string, number[]>(Object.keys(tools).map((name) => [name, []]));
  // The first turn warms up and does not count.
  for (let turn = 0; turn <= turns; turn++) {
    for (const [name, tool] of Object.entries(tools)) {
      const rate = size / MiB / ((await time(tool)) / 1000);
      if (turn > 0) rates.get(name)?.push(rate);
    }
  }
  // What else runs on the machine only ever slows a turn down.
  const best = (name: string) => Math.max(...(rates.get(name) ?? []));
  const speed = { what: 'Hash 2 GiB', ours: best('ours'), unit: 'MiB/s' } as const;
  const how = `best of ${turns} turns`;
  yield figure({
    ...speed,
    comparedTo: `bare loop in ${threads} threads`,
    theirs: best('bare loop'),
    limit: { of: 'compared', least: limits.ofBareLoop },
    how,
  });
  yield hasOpenssl
    ? figure({
        ...speed,
        comparedTo: 'openssl dgst -sha256',
        theirs: best('openssl dgst'),
        limit: { of: 'compared', least: limits.ofOpenssl },
        how,
      })
    : notInstalled('openssl');
  const awsCli = rateOfAwsCli(path);
  yield awsCli === undefined
    ? notInstalled('the AWS CLI')
    : figure({ ...speed, comparedTo: "AWS CLI's tree hash", theirs: awsCli, how: `${how}; AWS CLI once` });
}

function notInstalled(tool: string): NoFigure {
  return { what: 'Hash 2 GiB', outcome: 'not measured', why: `${tool} is not installed` };
}

async function hash(path: string, signal?: AbortSignal): Promise<string> {
  const pool = new HashPool({ module, threads });
  return (await hashFile(path, { pool, ...(signal ? { signal } : {}) })).treeHash;
}

/** Two threads, each with its half of these bytes of the file: no tree, no messages, no cancel. `to` is exclusive. */
async function bareLoop(path: string, { from, to }: { from: number; to: number }): Promise<void> {
  const script = `
    const { openSync, readSync, closeSync } = require('node:fs');
    const { hash } = require('node:crypto');
    const { path, from, to } = require('node:worker_threads').workerData;
    const fd = openSync(path, 'r');
    const buffer = Buffer.allocUnsafeSlow(${MiB});
    for (let at = from; at < to; at += ${MiB}) {
      readSync(fd, buffer, 0, ${MiB}, at);
      hash('sha256', buffer, 'buffer');
    }
    closeSync(fd);`;
  const middle = (from + to) / 2;
  const halves = [
    { path, from, to: middle },
    { path, from: middle, to },
  ];
  await Promise.all(
    halves.map(async (workerData) => {
      const worker = new Worker(script, { eval: true, workerData, execArgv: [] });
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      worker.once('exit', resolve);
      worker.once('error', reject);
      await promise;
    }),
  );
}

/** In MiB/s. The CLI has no command for it; its library has, in the same Python. Once: it takes long. */
function rateOfAwsCli(path: string): number | undefined {
  const script =
    'import sys; from botocore.utils import calculate_tree_hash as f; f(open(sys.argv[1], "rb"))';
  const python = ['python3', 'python'].find((name) => installed(name, ['-c', 'import botocore']));
  if (python === undefined) return undefined;
  const start = performance.now();
  run(python, ['-c', script, path]);
  return size / MiB / ((performance.now() - start) / 1000);
}

/**
 * By how much the resident memory of this process grows at most, and for how long its event loop is blocked at most. An
 * event loop also waits where its threads have all cores: so the same of `bare`, which comes first and leaves the file in
 * the page cache.
 */
async function* costOf(
  what: string,
  work: () => Promise<unknown>,
  bare: () => Promise<void>,
): AsyncGenerator<Figure> {
  const theirs = await longestBlock(bare);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const ours = await longestBlock(work);
  clearInterval(watch);
  yield figure({
    what: `${what}: growth of memory`,
    ours: (most - before) / MiB,
    unit: 'MiB',
    limit: { of: 'ours', most: limits.growth },
    how: 'most, once',
  });
  yield figure({
    what: `${what}: event loop blocked`,
    ours,
    unit: 'ms',
    comparedTo: `bare loop in ${threads} threads`,
    theirs,
    limit: { of: 'ours', most: limits.block },
    how: 'most, once',
  });
}

/** Milliseconds that the event loop is blocked at most while something is done. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/** Bytes. */
const sparseSize = 200 * GiB;

/** A file that has no blocks on the disk: all zero. */
function writeSparseFile(path: string): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, sparseSize);
  closeSync(file);
}

/** The last 32 parts of the sparse file, all alike. */
async function verifySparse(path: string): Promise<void> {
  const partSize = 32 * MiB;
  const count = sparseSize / partSize;
  const treeHash = zeroTreeHash(partSize, sha256);
  const parts = Array.from({ length: 32 }, (_, index) => ({
    range: partRange(count - index, partSize, sparseSize),
    treeHash,
  }));
  const { verification } = await verifyFile(
    path,
    { partSize, parts },
    { pool: new HashPool({ module, threads }) },
  );
  if (verification.verdict.matching !== parts.length) throw new Error('Zeros do not match zeros.');
}

/** Milliseconds from a cancel in the middle of the file until all has ended. */
async function cancelTime(path: string): Promise<number> {
  const abort = new AbortController();
  const pool = new HashPool({ module, threads });
  let at = 0;
  const onProgress = (read: number) => {
    if (read < size / 4 || at > 0) return;
    at = performance.now();
    abort.abort();
  };
  await hashFile(path, { pool, signal: abort.signal, onProgress }).catch(() => {});
  if (at === 0 || pool.size > 0) throw new Error('The cancel came to nothing.');
  return performance.now() - at;
}

/** Leaves are all different, and all of it is in the page cache afterwards. */
function installed(command: string, args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
