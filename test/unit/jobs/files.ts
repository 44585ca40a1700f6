import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { ErrorKind } from '../../../src/core/errorKinds.ts';
import type { GlacierError } from '../../../src/core/errors.ts';
import type { Part } from '../../../src/core/model.ts';
import { HashPool } from '../../../src/jobs/hashing/hashPool.ts';
import { runningThreads } from '../../host/resources.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';
import type { Fault } from './faultyWorker.ts';

const folder = makeTempFolder();

/** Bytes of which no two stretches of 1 MiB are the same: the pattern's length is a prime. */
const pattern = createHash('shake256', { outputLength: 4099 }).update('glacier').digest();
export const bytes = Buffer.alloc(40 * MiB, pattern);

/** A file with these bytes, in a folder of this process. */
export function writeTemp(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A file of that many bytes, all zero, that takes no room on the disk. */
export function writeSparse(name: string, size: number): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  ftruncateSync(file, size);
  closeSync(file);
  return path;
}

export const workerModule = new URL('../../../src/jobs/hashing/hashWorker.ts', import.meta.url);

/** A pool of ordinary threads, or of threads to which something happens in the middle. */
export function newPool(threads: number, fault?: Fault, patience?: number): HashPool {
  if (!fault) {
    return new HashPool({ module: workerModule, threads });
  }
  const faulty = JSON.stringify(new URL('faultyWorker.ts', import.meta.url));
  const script = `import { runFaulty } from ${faulty}; await runFaulty(${JSON.stringify(fault)});`;
  const module = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  return new HashPool({ module, threads, ...(patience !== undefined && { patience }) });
}

/** The tree hash by its definition: split at the largest power of two of leaves below their number. */
export function treeHashOf(content: Uint8Array): string {
  return definition(content).toString('hex');
}

function definition(content: Uint8Array): Buffer {
  const leaves = Math.ceil(content.length / MiB);
  if (leaves <= 1) return createHash('sha256').update(content).digest();
  const half = 2 ** Math.floor(Math.log2(leaves - 1)) * MiB;
  const halves = [definition(content.subarray(0, half)), definition(content.subarray(half))];
  return createHash('sha256').update(Buffer.concat(halves)).digest();
}

export function linearHashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The parts that an upload of these bytes would list. */
export function partsOf(content: Uint8Array, partSize: number): Part[] {
  return Array.from({ length: Math.ceil(content.length / partSize) }, (_, index) => {
    const start = index * partSize;
    const end = Math.min(start + partSize, content.length) - 1;
    return { range: { start, end }, treeHash: treeHashOf(content.subarray(start, end + 1)) };
  });
}

/** That no thread is left, neither by the pool's word nor by Node's, and no open handle to the file. */
export function assertNothingLeft(pool: HashPool, path: string): void {
  assert.equal(pool.size, 0, 'threads of the pool');
  assert.equal(runningThreads(), 0, 'threads of this process');
  assert.equal(openHandles(path), 0, `open handles to ${path}`);
}

/** How many descriptors of this process lead to a file; 0 where it is gone, and on Windows, which does not say. */
export function openHandles(path: string): number {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file || process.platform === 'win32') return 0;
  return readdirSync('/dev/fd').filter((fd) => {
    try {
      const { dev, ino } = fstatSync(Number(fd));
      return dev === file.dev && ino === file.ino;
    } catch {
      return false;
    }
  }).length;
}

/** That a job ends with an error of that kind, whose sentence matches and which says what to do. */
export async function assertFails(job: Promise<unknown>, kind: ErrorKind, message: RegExp): Promise<void> {
  await assert.rejects(job, (error: GlacierError) => {
    assert.equal(error.kind, kind, error.message);
    assert.match(error.message, message);
    assert.match(error.message, /\.$/);
    if (kind !== 'cancelled') assert.notEqual(error.nextStep, '');
    return true;
  });
}
